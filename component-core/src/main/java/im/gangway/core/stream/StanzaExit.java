package im.gangway.core.stream;

import java.util.Set;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way out to a component's stream. Some servers close the stream for every user on one bad
 * stanza, so nothing leaves here without a sender at the component's domain and an addressee; the
 * stream behind it checks size and XML. What is refused is logged without its content. Thread-safe.
 */
public final class StanzaExit implements StanzaSink {
  private static final Logger LOG = LoggerFactory.getLogger(StanzaExit.class);
  private static final Set<String> STANZAS = Set.of("message", "presence", "iq");
  private static final int MAX_PART = 1023;

  private final String domain;
  private final ComponentStream stream;
  private final PacedLog warnings = new PacedLog(LOG);

  /** Guards the stream of this domain. */
  public StanzaExit(ComponentStream stream) {
    this.domain = stream.settings().domain();
    this.stream = stream;
  }

  @Override
  public boolean send(Element stanza) {
    return send(stanza, RoutingListener.NONE);
  }

  @Override
  public boolean send(Element stanza, RoutingListener listener) {
    String fault = fault(stanza);
    if (fault != null) {
      warnings.warn("A stanza of {} was not sent: {}", domain, fault);
      return false;
    }
    return stream.send(stanza, listener);
  }

  private @Nullable String fault(Element stanza) {
    if (!STANZAS.contains(stanza.getName()) || !stanza.getNamespaceURI().isEmpty()) {
      return "it is no stanza";
    }
    String from = stanza.attributeValue("from");
    if (from == null || !isOurs(from)) {
      return "its sender is not at this domain";
    }
    String to = stanza.attributeValue("to");
    return to == null || to.isBlank() ? "it has no addressee" : null;
  }

  private boolean isOurs(String jid) {
    int slash = jid.indexOf('/');
    String bare = slash < 0 ? jid : jid.substring(0, slash);
    int at = bare.indexOf('@');
    return bare.length() - at - 1 == domain.length()
        && bare.endsWith(domain)
        && at != 0
        && at <= MAX_PART
        && slash != jid.length() - 1
        && (slash < 0 || jid.length() - slash <= MAX_PART + 1)
        && isClean(bare);
  }

  private static boolean isClean(String bare) {
    for (int i = 0; i < bare.length(); i++) {
      if (bare.charAt(i) <= ' ' || "\"&':<>".indexOf(bare.charAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean isCongested() {
    return stream.isCongested();
  }

  @Override
  public void whenReady(Runnable task) {
    stream.whenReady(task);
  }

  @Override
  public int maxStanzaBytes() {
    return stream.maxStanzaBytes();
  }

  @Override
  public int interruptions() {
    return stream.interruptions();
  }

  @Override
  public boolean isBusy() {
    return stream.isBusy();
  }

  @Override
  public boolean isBlocked() {
    return stream.isBlocked();
  }

  @Override
  public void whenCalm(Runnable task) {
    stream.whenCalm(task);
  }
}
