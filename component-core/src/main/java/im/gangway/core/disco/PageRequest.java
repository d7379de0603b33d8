package im.gangway.core.disco;

import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.xml.Elements;
import im.gangway.transport.Text;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a long list is wanted (XEP-0059).
 *
 * @param max how many at most; 0 to be told only how many there are
 * @param after the id after which it starts
 * @param before the id before which it ends; empty for the last part of all
 * @param index how many come before it
 * @param asked false if nothing was said about parts
 */
record PageRequest(
    int max, @Nullable String after, @Nullable String before, int index, boolean asked) {
  static final String NAMESPACE = "http://jabber.org/protocol/rsm";
  static final int USUAL = 100;
  static final int LARGEST = 300;

  private static final int LONGEST_NUMBER = 9;

  static PageRequest in(Element query) throws StanzaException {
    Element set = Elements.child(query, "set", NAMESPACE);
    if (set == null) {
      return new PageRequest(LARGEST, null, null, 0, false);
    }
    return new PageRequest(
        Math.min(number(set, "max", USUAL), LARGEST),
        text(set, "after"),
        text(set, "before"),
        number(set, "index", 0),
        true);
  }

  /** Whether it can be known only when all is. */
  boolean needsAll() {
    return !asked || before != null || max == 0;
  }

  private static @Nullable String text(Element set, String name) {
    Element element = Elements.child(set, name, NAMESPACE);
    return element == null ? null : element.getText();
  }

  private static int number(Element set, String name, int otherwise) throws StanzaException {
    String text = text(set, name);
    if (text == null) {
      return otherwise;
    }
    boolean number = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!number) {
      throw new StanzaException(Condition.BAD_REQUEST, Text.of(PageRequest.class, "number", name));
    }
    return text.length() > LONGEST_NUMBER ? Integer.MAX_VALUE : Integer.parseInt(text);
  }
}
