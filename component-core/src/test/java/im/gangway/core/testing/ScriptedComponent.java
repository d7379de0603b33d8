package im.gangway.core.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;

/**
 * One component domain as its server sees it: what came from it and a way to send to it. It
 * outlives single connections. Thread-safe; waits end with an {@link AssertionError} that lists
 * what came instead. Stanzas have their content namespace stripped to none.
 */
public final class ScriptedComponent {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int SHOWN = 20;

  private final String domain;
  private final List<Element> arrived = new ArrayList<>();
  private final AtomicLong fences = new AtomicLong();
  private @Nullable ScriptedLink link;
  private volatile @Nullable Consumer<Element> listener;
  private volatile boolean muted;
  private int connections;
  private int handshakes;
  private int closedByComponent;
  private boolean readingPaused;

  ScriptedComponent(String domain) {
    this.domain = domain;
  }

  /** The component's domain. */
  public String domain() {
    return domain;
  }

  /** Waits until the component has an authenticated stream. */
  public ScriptedComponent awaitReady() {
    await("a ready stream of " + domain, PATIENCE, () -> link != null);
    return this;
  }

  /** Waits until so many handshakes were accepted since the server was made. */
  public void awaitHandshakes(int count) {
    await(count + " handshakes of " + domain, PATIENCE, () -> handshakes >= count && link != null);
  }

  /** Waits until the component has opened so many streams, accepted or not. */
  public void awaitConnections(int count) {
    await(count + " connections of " + domain, PATIENCE, () -> connections >= count);
  }

  /** Waits until no authenticated stream is left. */
  public void awaitGone() {
    await(domain + " to be gone", PATIENCE, () -> link == null);
  }

  /** Stream headers seen for this domain. */
  public synchronized int connections() {
    return connections;
  }

  /** How often the component closed its stream with an end tag. */
  public synchronized int closedByComponent() {
    return closedByComponent;
  }

  /** Sends XML on the present connection, as it is; waits for the connection first. */
  public void send(String xml) {
    present().write(xml);
  }

  /** Sends XML, each byte in a write of its own. */
  public void sendBytewise(String xml) {
    present().writeBytewise(xml);
  }

  /** The next stanza, waiting for it up to ten seconds. */
  public Element next() {
    return next(PATIENCE);
  }

  /** The next stanza, waiting for it. */
  public Element next(Duration timeout) {
    return expect("any stanza", any -> true, timeout);
  }

  /** Takes the first stanza that matches, leaving the others in their order. */
  public Element expect(Predicate<Element> wanted) {
    return expect("a stanza", wanted, PATIENCE);
  }

  /** Takes the first stanza that matches, leaving the others in their order. */
  public Element expect(String what, Predicate<Element> wanted, Duration timeout) {
    int[] found = {-1};
    int[] seen = {0};
    synchronized (this) {
      await(
          what + " from " + domain,
          timeout,
          () -> {
            seen[0] = Math.min(seen[0], arrived.size());
            while (seen[0] < arrived.size() && found[0] < 0) {
              found[0] = wanted.test(arrived.get(seen[0])) ? seen[0] : -1;
              seen[0]++;
            }
            return found[0] >= 0;
          });
      return arrived.remove(found[0]);
    }
  }

  /** Takes everything that has arrived so far. */
  public synchronized List<Element> drain() {
    List<Element> all = new ArrayList<>(arrived);
    arrived.clear();
    return all;
  }

  /** Pings the component as the user and takes every stanza that comes before the answer. */
  public List<Element> fence(String user) {
    String id = "fence-" + fences.incrementAndGet();
    send(
        "<iq type='get' from='%s' to='%s' id='%s'><ping xmlns='urn:xmpp:ping'/></iq>"
            .formatted(user, domain, id));
    synchronized (this) {
      await("the ping result " + id + " from " + domain, PATIENCE, () -> indexOfAnswer(id) >= 0);
      List<Element> head = arrived.subList(0, indexOfAnswer(id) + 1);
      List<Element> before = new ArrayList<>(head.subList(0, head.size() - 1));
      head.clear();
      return before;
    }
  }

  private int indexOfAnswer(String id) {
    for (int i = 0; i < arrived.size(); i++) {
      Element stanza = arrived.get(i);
      if (stanza.getName().equals("iq") && id.equals(stanza.attributeValue("id"))) {
        return i;
      }
    }
    return -1;
  }

  /** Hands stanzas to the listener, on the connection's thread, instead of keeping them. */
  public void onStanza(@Nullable Consumer<Element> stanzas) {
    listener = stanzas;
  }

  /** While muted, everything the component sends is read and ignored, pings included. */
  public void mute(boolean on) {
    muted = on;
  }

  /** While paused, nothing is read from the component, so that its socket fills up. */
  public synchronized void pauseReading(boolean on) {
    readingPaused = on;
    notifyAll();
  }

  /** Resets the connection, without any goodbye. */
  public void drop() {
    present().reset();
  }

  /** Closes the stream with an end tag. */
  public void closeStream() {
    present().write("</stream:stream>");
  }

  /** Sends a stream error and closes. */
  public void sendStreamError(String condition, @Nullable String text) {
    present().streamError(condition, text);
  }

  /** The first 64 KiB the component sent on the present connection, header included. */
  public String transcript() {
    return present().transcript().text();
  }

  /** Bytes the component has sent on the present connection. */
  public long bytesReceived() {
    return present().transcript().count();
  }

  private ScriptedLink present() {
    awaitReady();
    synchronized (this) {
      ScriptedLink now = link;
      if (now == null) {
        throw new AssertionError(domain + " went away");
      }
      return now;
    }
  }

  synchronized void connected() {
    connections++;
    notifyAll();
  }

  synchronized void ready(ScriptedLink authenticated) {
    link = authenticated;
    handshakes++;
    notifyAll();
  }

  synchronized void gone(ScriptedLink ended, boolean byEndTag) {
    if (link == ended) {
      link = null;
    }
    closedByComponent += byEndTag ? 1 : 0;
    notifyAll();
  }

  synchronized boolean isPresent(ScriptedLink asked) {
    return link == asked;
  }

  boolean muted() {
    return muted;
  }

  synchronized void awaitReading() throws InterruptedException {
    while (readingPaused) {
      wait();
    }
  }

  void arrive(Element stanza) {
    Consumer<Element> to = listener;
    boolean fence = stanza.attributeValue("id", "").startsWith("fence-");
    if (to != null && !fence) {
      to.accept(stanza);
      return;
    }
    synchronized (this) {
      arrived.add(stanza);
      notifyAll();
    }
  }

  private synchronized void await(String what, Duration timeout, BooleanSupplier done) {
    long end = System.nanoTime() + timeout.toNanos();
    try {
      while (!done.getAsBoolean()) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new AssertionError("waited in vain for " + what + "; there: " + shown());
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + what, e);
    }
  }

  private String shown() {
    StringBuilder text = new StringBuilder().append(arrived.size()).append(" stanzas");
    arrived.stream().limit(SHOWN).forEach(e -> text.append('\n').append(e.asXML()));
    return text.toString();
  }
}
