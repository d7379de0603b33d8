package im.gangway.load;

import im.gangway.core.testing.ScriptedComponent;
import im.gangway.scripted.ScriptedWorld;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.dom4j.Element;

/**
 * Many users of a faulty transport who write at a steady pace, whatever becomes of it. Thread-safe.
 */
final class Backdrop implements AutoCloseable {
  private static final int USERS = 200;
  private static final int PACE_MILLIS = 10;

  private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();
  private final FaultyTransport transport;
  private final ScriptedComponent component;
  private final Set<String> refused = new HashSet<>();
  private int said;

  Backdrop(ScriptedWorld world, FaultyTransport transport) {
    this.transport = transport;
    component = world.xmpp().component(transport.info().id() + ".example.org");
    component.onStanza(this::take);
  }

  void start() {
    clockwork.scheduleAtFixedRate(this::sayOne, 0, PACE_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Nobody says anything more; what is underway still comes. */
  void stop() throws InterruptedException {
    clockwork.shutdown();
    clockwork.awaitTermination(10, TimeUnit.SECONDS);
  }

  private void sayOne() {
    String text = "said-" + said++;
    component.send(
        "<message type='chat' from='user%d@example.org/c' to='friend@%s' id='%s'><body>%s</body></message>"
            .formatted(said % USERS, component.domain(), text, text));
  }

  private synchronized void take(Element stanza) {
    if ("error".equals(stanza.attributeValue("type"))) {
      refused.add(stanza.attributeValue("id"));
    }
  }

  /** How many messages were neither taken by the network nor refused. */
  synchronized int open() {
    Set<String> known = new HashSet<>(transport.taken());
    known.addAll(refused);
    return said - known.size();
  }

  synchronized int refused() {
    return refused.size();
  }

  int said() {
    return said;
  }

  @Override
  public void close() {
    clockwork.shutdownNow();
  }
}
