package im.gangway.secrets;

import im.gangway.core.testing.ScriptedComponent;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dom4j.Element;

/** Asks the gateway on behalf of many users at once, and throws away what nobody waits for. */
final class Answers implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;

  private final ScriptedComponent component;
  private final Map<String, CompletableFuture<Element>> awaited = new ConcurrentHashMap<>();
  private final AtomicInteger ids = new AtomicInteger();

  Answers(ScriptedComponent component) {
    this.component = component;
    component.onStanza(this::take);
  }

  private void take(Element stanza) {
    CompletableFuture<Element> answer = awaited.remove(stanza.attributeValue("id", ""));
    if (answer != null) {
      answer.complete(stanza);
    }
  }

  /** Sends a request of type set and gives what its result has; anything else is a failure. */
  Element ask(String bareJid, String payload) {
    String id = "load-" + ids.incrementAndGet();
    CompletableFuture<Element> answer = new CompletableFuture<>();
    awaited.put(id, answer);
    component.send(
        "<iq type='set' from='%s/r' to='%s' id='%s'>%s</iq>"
            .formatted(bareJid, Stage.LEGACY, id, payload));
    Element result = answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    if (!"result".equals(result.attributeValue("type"))) {
      throw new AssertionError("The gateway refused: " + result.asXML());
    }
    return result;
  }

  @Override
  public void close() {
    component.onStanza(null);
  }
}
