package im.gangway.core.roster;

import im.gangway.core.session.UserSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.xmpp.packet.JID;

/**
 * Questions for contacts' presence that came before the user's legacy session was up: they are
 * answered when it is, or after five seconds. Confined to the user's mailbox.
 */
final class WaitingProbes {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Each contact may be asked for by several resources. */
  private static final int MAX_WAITING = 2 * ContactBook.MAX_CONTACTS;

  private final UserSession session;
  private final BiConsumer<Entry, JID> answer;
  private List<Probe> waiting = new ArrayList<>();

  private record Probe(Entry entry, JID from) {}

  WaitingProbes(UserSession session, BiConsumer<Entry, JID> answer) {
    this.session = session;
    this.answer = answer;
  }

  void add(Entry entry, JID from) {
    if (waiting.size() >= MAX_WAITING) {
      answer.accept(entry, from);
      return;
    }
    waiting.add(new Probe(entry, from));
    if (waiting.size() == 1) {
      List<Probe> batch = waiting;
      session.unsettled();
      session.after(PATIENCE, () -> expire(batch));
    }
  }

  private void expire(List<Probe> batch) {
    if (waiting == batch) {
      release();
    }
    session.settled();
  }

  /** Answers all. */
  void release() {
    List<Probe> all = waiting;
    waiting = new ArrayList<>();
    all.forEach(probe -> answer.accept(probe.entry(), probe.from()));
  }
}
