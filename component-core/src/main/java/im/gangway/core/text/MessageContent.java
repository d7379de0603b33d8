package im.gangway.core.text;

import im.gangway.core.xml.Elements;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a message says, as far as a legacy network can be told: one body without the parts that only
 * stand in for what its sender's client showed otherwise, and what goes with it.
 *
 * @param body never empty
 * @param subject one line
 * @param corrects the id of the message it is put in place of (XEP-0308)
 */
public record MessageContent(
    String body, Optional<String> subject, Optional<String> thread, Optional<String> corrects) {
  private static final String CORRECTION = "urn:xmpp:message-correct:0";
  private static final String OUT_OF_BAND = "jabber:x:oob";

  /**
   * Reads a message.
   *
   * @param language of which body or subject is taken where there are several
   * @return empty when it says nothing, as chat states, markers and receipts do
   */
  public static Optional<MessageContent> of(Element message, Locale language) {
    return body(message, language)
        .map(
            body ->
                new MessageContent(
                    body,
                    inLanguage(message, "subject", language).map(MessageContent::oneLine),
                    present(Elements.childText(message, "thread")),
                    Optional.ofNullable(Elements.child(message, "replace", CORRECTION))
                        .map(replace -> replace.attributeValue("id", ""))));
  }

  private static Optional<String> body(Element message, Locale language) {
    String said = inLanguage(message, "body", language).orElse("");
    String body = said.isEmpty() ? said : ReplyFallback.strip(message, said);
    String url = url(message);
    if (url.isEmpty() || body.contains(url)) {
      return present(body);
    }
    return Optional.of(body.isEmpty() ? url : body + "\n" + url);
  }

  /** The address of what is sent out of band (XEP-0066 §3), as text: nothing is fetched. */
  private static String url(Element message) {
    Element extension = Elements.child(message, "x", OUT_OF_BAND);
    Element url = extension == null ? null : Elements.child(extension, "url", OUT_OF_BAND);
    return url == null ? "" : oneLine(url.getText());
  }

  /** The text in the message's own language, else in the user's, else the first (RFC 6121 §5.2). */
  private static Optional<String> inLanguage(Element message, String name, Locale language) {
    Element best = null;
    for (Element each : Elements.children(message, name, "")) {
      if (each.attribute(Languages.ATTRIBUTE) == null) {
        return present(each.getText());
      }
      if (best == null || (speaks(each, language) && !speaks(best, language))) {
        best = each;
      }
    }
    return best == null ? Optional.empty() : present(best.getText());
  }

  private static boolean speaks(Element text, Locale language) {
    return language.equals(Languages.of(text));
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }

  private static Optional<String> present(@Nullable String text) {
    return Optional.ofNullable(text).filter(some -> !some.isEmpty());
  }

  /**
   * A text for networks where nothing can be corrected: what stands in for something that others
   * have read is marked as people do by hand.
   *
   * @param wrote whether the user wrote, to the same people, a message with an id
   */
  public String marked(String text, Predicate<String> wrote) {
    return corrects.filter(wrote).isPresent() ? "* " + text : text;
  }

  /** The body with its subject before it, for networks that know no subjects. */
  public String bodyWithSubject() {
    return subject
        .filter(some -> !some.isEmpty())
        .map(some -> "[" + some + "] " + body)
        .orElse(body);
  }
}
