package im.gangway.core.room;

import im.gangway.core.stream.StanzaSink;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.dom4j.Element;
import org.xmpp.packet.JID;

/**
 * One of the user's resources that is in a room, and what it is still to be told.
 *
 * <p>The state of a large room is told in portions, and only while the way to the XMPP server is
 * free, so that nobody else has to wait. What happens meanwhile is told afterwards: a resource
 * always hears a consistent state and then every change, in order. Confined to the mailbox.
 */
final class Resident {
  private static final int PORTION = 100;
  private static final int MAX_WAITING = 10_000;

  private final JID jid;
  private final StanzaSink sink;
  private final Executor mailbox;
  private final Deque<Iterator<Element>> untold = new ArrayDeque<>();
  private boolean missedSomething;

  Resident(JID jid, StanzaSink sink, Executor mailbox) {
    this.jid = jid;
    this.sink = sink;
    this.mailbox = mailbox;
  }

  /** The full JID. */
  JID jid() {
    return jid;
  }

  /** Whether it is still being told the state of the room. */
  boolean isCatchingUp() {
    return !untold.isEmpty();
  }

  /** Whether something could not be told, so that its view of the room is wrong. */
  boolean hasMissedSomething() {
    return missedSomething;
  }

  /** Tells a change, after all that is still to be told. */
  void tell(Element stanza) {
    if (untold.isEmpty()) {
      transmit(stanza);
    } else if (untold.size() < MAX_WAITING) {
      untold.add(Optional.of(stanza).stream().iterator());
    } else {
      missedSomething = true;
    }
  }

  /** Tells a state of the room, made stanza by stanza as it is told. */
  void tellAll(Iterator<Element> state) {
    boolean idle = untold.isEmpty();
    untold.add(state);
    if (idle) {
      tellPortion();
    }
  }

  /** Tells something at once, in place of all that is still to be told. */
  void tellLast(Element stanza) {
    stop();
    transmit(stanza);
  }

  /** Forgets what is still to be told. */
  void stop() {
    untold.clear();
  }

  private void tellPortion() {
    for (int told = 0; told < PORTION; told++) {
      Optional<Element> next = next();
      if (next.isEmpty()) {
        return;
      }
      if (sink.isBusy()) {
        untold.addFirst(next.stream().iterator());
        sink.whenCalm(() -> mailbox.execute(this::tellPortion));
        return;
      }
      transmit(next.get());
    }
    mailbox.execute(this::tellPortion);
  }

  private Optional<Element> next() {
    while (!untold.isEmpty()) {
      Iterator<Element> source = untold.getFirst();
      if (source.hasNext()) {
        return Optional.of(source.next());
      }
      untold.removeFirst();
    }
    return Optional.empty();
  }

  private void transmit(Element stanza) {
    if (!sink.send(stanza)) {
      missedSomething = true;
    }
  }
}
