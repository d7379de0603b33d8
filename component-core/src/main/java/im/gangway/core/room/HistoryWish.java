package im.gangway.core.room;

import im.gangway.core.xml.Elements;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;

/**
 * How much of a room's past somebody who enters wants to see (XEP-0045 §7.2.14).
 *
 * @param maxMessages at most so many messages
 * @param maxCharacters at most so many characters of XML
 * @param since nothing older than this
 */
record HistoryWish(int maxMessages, int maxCharacters, Instant since) {
  static final HistoryWish EVERYTHING =
      new HistoryWish(Integer.MAX_VALUE, Integer.MAX_VALUE, Instant.MIN);
  static final HistoryWish NOTHING = new HistoryWish(0, 0, Instant.MIN);

  /** The wish of a request to enter; what makes no sense is passed over. */
  static HistoryWish of(Element join, Instant now) {
    Element history = Elements.child(join, "history", MucNamespaces.MUC);
    if (history == null) {
      return EVERYTHING;
    }
    Integer seconds = number(history, "seconds");
    Instant recent = seconds == null ? Instant.MIN : now.minusSeconds(seconds);
    Instant since = time(history.attributeValue("since"));
    return new HistoryWish(
        orAll(number(history, "maxstanzas")),
        orAll(number(history, "maxchars")),
        since.isAfter(recent) ? since : recent);
  }

  private static int orAll(@Nullable Integer number) {
    return number == null ? Integer.MAX_VALUE : number;
  }

  private static @Nullable Integer number(Element history, String name) {
    String text = history.attributeValue(name);
    try {
      return text == null ? null : Math.max(0, Integer.parseInt(text.trim()));
    } catch (NumberFormatException noNumber) {
      return null;
    }
  }

  private static Instant time(@Nullable String text) {
    try {
      return text == null ? Instant.MIN : OffsetDateTime.parse(text.trim()).toInstant();
    } catch (DateTimeException noTime) {
      return Instant.MIN;
    }
  }
}
