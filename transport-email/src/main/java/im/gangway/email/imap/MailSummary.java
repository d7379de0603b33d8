package im.gangway.email.imap;

import im.gangway.email.imap.wire.ImapResponse;
import im.gangway.email.imap.wire.ImapValue;
import im.gangway.email.imap.wire.ResponseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a FETCH response says of a mail (RFC 3501 §7.4.2).
 *
 * @param uid 0 if it says none
 * @param body that was asked for, if there is one
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them, and copies would be large.
record MailSummary(long uid, long size, Instant receivedAt, byte @Nullable [] body) {
  private static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("d-MMM-yyyy HH:mm:ss Z")
          .toFormatter(Locale.ENGLISH);

  /** Nothing if it is about something else or cannot be understood. */
  static Optional<MailSummary> read(ImapResponse response) {
    if (!response.isAbout("FETCH")) {
      return Optional.empty();
    }
    try {
      List<ImapValue> values = response.values();
      return values.size() < 3 ? Optional.empty() : Optional.of(of(values.get(2).members()));
    } catch (ResponseException broken) {
      return Optional.empty();
    }
  }

  private static MailSummary of(List<ImapValue> items) {
    Map<String, ImapValue> named = new HashMap<>();
    byte[] body = null;
    for (int i = 0; i + 1 < items.size(); i += 2) {
      String name = items.get(i).text().toUpperCase(Locale.ROOT);
      named.put(name, items.get(i + 1));
      if (name.startsWith("BODY[") && items.get(i + 1) instanceof ImapValue.Bytes bytes) {
        body = bytes.bytes();
      }
    }
    return new MailSummary(
        number(named.get("UID")),
        number(named.get("RFC822.SIZE")),
        date(named.get("INTERNALDATE")),
        body);
  }

  static long number(@Nullable ImapValue value) {
    String digits = value == null ? "" : value.text();
    boolean isNumber =
        !digits.isEmpty()
            && digits.length() < 18
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Long.parseLong(digits) : 0;
  }

  /** A mail without a date is taken for a new one rather than lost. */
  private static Instant date(@Nullable ImapValue value) {
    try {
      return value == null
          ? Instant.MAX
          : OffsetDateTime.parse(value.text().strip(), DATE).toInstant();
    } catch (DateTimeException broken) {
      return Instant.MAX;
    }
  }
}
