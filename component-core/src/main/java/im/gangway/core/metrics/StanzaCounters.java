package im.gangway.core.metrics;

import im.gangway.core.error.Condition;
import im.gangway.core.xml.Elements;
import im.gangway.transport.TransportMetrics.Counter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dom4j.Element;

/** Counts the stanzas of one domain on their way in and out. Thread-safe; cheap. */
public final class StanzaCounters {
  private static final String OTHER = "other";

  private final Counter[] received;
  private final Counter[] sent;
  private final Counter unsent;
  private final Counter messageSent;
  private final Counter messageUnsent;
  private final Counter messageTaken;
  private final Counter messageRefused;
  private final Counter otherError;
  private final Map<String, Counter> errors = new HashMap<>();

  private enum Kind {
    MESSAGE,
    PRESENCE,
    IQ;

    static Kind of(Element stanza) {
      return switch (stanza.getName()) {
        case "message" -> MESSAGE;
        case "presence" -> PRESENCE;
        default -> IQ;
      };
    }

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The counters of the domain of that scope. */
  public StanzaCounters(MetricScope scope) {
    received = kinds(scope, "stanzas_received", "Stanzas from the XMPP server.");
    sent = kinds(scope, "stanzas_sent", "Stanzas to the XMPP server that were queued.");
    unsent = scope.counter("stanzas_unsent", "Stanzas that were not taken for sending.");
    messageSent = messages(scope, "to_user", "done");
    messageUnsent = messages(scope, "to_user", "refused");
    messageTaken = messages(scope, "to_network", "done");
    messageRefused = messages(scope, "to_network", "refused");
    Arrays.stream(Condition.values())
        .map(Condition::element)
        .forEach(it -> errors.put(it, error(scope, it)));
    otherError = error(scope, OTHER);
  }

  private static Counter[] kinds(MetricScope scope, String name, String help) {
    return Arrays.stream(Kind.values())
        .map(kind -> scope.counter(name, help, "kind", kind.label()))
        .toArray(Counter[]::new);
  }

  private static Counter messages(MetricScope scope, String direction, String outcome) {
    return scope.counter(
        "messages",
        "Messages with a text, by the way they went and whether they were passed on.",
        "direction",
        direction,
        "outcome",
        outcome);
  }

  private static Counter error(MetricScope scope, String condition) {
    return scope.counter(
        "stanza_errors", "Errors sent to users, by condition.", "condition", condition);
  }

  /** A stanza has come in. */
  public void received(Element stanza) {
    received[Kind.of(stanza).ordinal()].increment();
  }

  /** A stanza was given to the stream, or was not taken. */
  public void sent(Element stanza, boolean taken) {
    boolean error = isError(stanza);
    if (!taken) {
      unsent.increment();
    } else {
      sent[Kind.of(stanza).ordinal()].increment();
      if (error) {
        errors.getOrDefault(condition(stanza), otherError).increment();
      }
    }
    if (!error && hasText(stanza)) {
      (taken ? messageSent : messageUnsent).increment();
    }
  }

  /** What a user sent has been dealt with. */
  public void handled(Element stanza, boolean done) {
    if (hasText(stanza) && !isError(stanza)) {
      (done ? messageTaken : messageRefused).increment();
    }
  }

  private static boolean hasText(Element stanza) {
    return stanza.getName().equals("message") && Elements.child(stanza, "body") != null;
  }

  private static boolean isError(Element stanza) {
    return "error".equals(stanza.attributeValue("type"));
  }

  private static String condition(Element stanza) {
    Element error = Elements.child(stanza, "error");
    List<Element> children = error == null ? List.of() : error.elements();
    return children.isEmpty() ? OTHER : children.get(0).getName();
  }
}
