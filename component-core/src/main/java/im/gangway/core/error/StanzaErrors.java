package im.gangway.core.error;

import im.gangway.core.text.Languages;
import im.gangway.core.xml.Elements;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;

/** Turns failures into stanza errors, and errors into stanzas (RFC 6120 §8.3). Thread-safe. */
public final class StanzaErrors {
  private static final String NAMESPACE = "urn:ietf:params:xml:ns:xmpp-stanzas";

  private StanzaErrors() {}

  /** The error for a failure on the legacy side. */
  public static StanzaError of(FailureReason reason, Text text) {
    return FailureConditions.error(reason, text);
  }

  /** The error for anything a handler may end with; of a bug, nothing is told. */
  public static StanzaError of(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof LegacyException legacy) {
      return of(legacy.reason(), legacy.text());
    }
    if (cause instanceof StanzaException stanza) {
      return stanza.error();
    }
    return of(FailureReason.INTERNAL, Text.NONE);
  }

  /**
   * The error stanza that answers a stanza: of its kind, with its id, addresses swapped exactly,
   * without its payload. Where a registration failed it has the old error code too (XEP-0077 §3).
   */
  public static Element reply(Element stanza, StanzaError error) {
    return reply(stanza, error, Locale.ENGLISH);
  }

  /**
   * The same to somebody whose language is known.
   *
   * @param otherwise the language for a stanza that names none
   */
  public static Element reply(Element stanza, StanzaError error, Locale otherwise) {
    Element reply = Elements.create(stanza.getName());
    reply.addAttribute("type", "error");
    copy(stanza, "id", reply, "id");
    copy(stanza, "to", reply, "from");
    copy(stanza, "from", reply, "to");
    Locale language = Languages.of(stanza);
    Element told = element(error, language == null ? otherwise : language);
    if (Elements.child(stanza, "query", "jabber:iq:register") != null
        && error.condition().code() != 0) {
      told.addAttribute("code", Integer.toString(error.condition().code()));
    }
    reply.add(told);
    return reply;
  }

  /** The element {@code error} alone, in English. */
  public static Element element(StanzaError error) {
    return element(error, Locale.ENGLISH);
  }

  /** The element {@code error} alone, in that language where it has words of the gateway. */
  public static Element element(StanzaError error, Locale language) {
    Element element = Elements.create("error");
    element.addAttribute("type", error.type().text());
    Elements.add(element, error.condition().element(), NAMESPACE);
    if (!error.text().isEmpty()) {
      Element text = Elements.add(element, "text", NAMESPACE);
      Locale spoken = error.text().isLiteral() ? Locale.ENGLISH : language;
      text.addAttribute(Languages.ATTRIBUTE, spoken.getLanguage());
      text.setText(error.text().in(spoken));
    }
    error.application().ifPresent(extension -> element.add(extension.createCopy()));
    return element;
  }

  private static void copy(Element from, String attribute, Element to, String as) {
    @Nullable String value = from.attributeValue(attribute);
    if (value != null) {
      to.addAttribute(as, value);
    }
  }
}
