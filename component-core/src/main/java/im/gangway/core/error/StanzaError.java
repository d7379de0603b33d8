package im.gangway.core.error;

import im.gangway.transport.Text;
import java.util.Optional;
import org.dom4j.Element;

/**
 * A stanza error (RFC 6120 §8.3.2).
 *
 * @param text for a person; may be empty
 * @param application a condition of an extension; copied when used
 */
public record StanzaError(
    Condition condition, ErrorType type, Text text, Optional<Element> application) {

  /** An error of the condition's usual type. */
  public static StanzaError of(Condition condition, Text text) {
    return of(condition, condition.usualType(), text);
  }

  /** An error of another type than usual. */
  public static StanzaError of(Condition condition, ErrorType type, Text text) {
    return new StanzaError(condition, type, text, Optional.empty());
  }

  /** The same with a condition of an extension. */
  public StanzaError with(Element extension) {
    return new StanzaError(condition, type, text, Optional.of(extension));
  }
}
