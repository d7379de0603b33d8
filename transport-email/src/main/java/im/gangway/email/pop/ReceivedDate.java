package im.gangway.email.pop;

import jakarta.mail.internet.MailDateFormat;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** When a server got a mail: the date in the topmost trace of its header (RFC 5321 §4.4). */
final class ReceivedDate {
  private static final int MAX_LINES = 2000;
  private static final int MAX_DATE = 200;

  private ReceivedDate() {}

  /** Nothing if there is no trace; the date the sender gave proves nothing. */
  static Optional<Instant> of(byte[] header) {
    String unfolded =
        new String(header, StandardCharsets.ISO_8859_1)
            .replace("\r\n", "\n")
            .replaceAll("\n[ \t]+", " ");
    return unfolded
        .lines()
        .limit(MAX_LINES)
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("received:"))
        .findFirst()
        .flatMap(ReceivedDate::date);
  }

  private static Optional<Instant> date(String line) {
    String date = line.substring(line.lastIndexOf(';') + 1).strip();
    try {
      return date.length() > MAX_DATE
          ? Optional.empty()
          : Optional.of(new MailDateFormat().parse(date).toInstant());
    } catch (ParseException broken) {
      return Optional.empty();
    }
  }
}
