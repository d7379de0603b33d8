package im.gangway.email.mail;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the first event of an iCalendar text (RFC 5545). */
final class CalendarReader {
  private static final int MAX = 256 << 10;
  private static final Pattern LINE =
      Pattern.compile("([A-Za-z-]+)((?:;[^:\"]*(?:\"[^\"]*\"[^:\"]*)*)?):(.*)");
  private static final Pattern ZONE = Pattern.compile("(?i);TZID=\"?([^;:\"]+)");

  private final Map<String, String> values = new HashMap<>();
  private int attendees;
  private String zone = "";
  private int depth;
  private boolean isDone;

  private CalendarReader() {}

  static Optional<Invitation> read(Part part) {
    CalendarReader reader = new CalendarReader();
    CleanText.clean(part.text(MAX)).replaceAll("\n[ \t]", "").lines().forEach(reader::take);
    return reader.isDone || reader.depth > 0
        ? Optional.of(reader.invitation(part))
        : Optional.empty();
  }

  private void take(String line) {
    Matcher field = LINE.matcher(line);
    if (isDone || line.length() > MAX || !field.matches()) {
      return;
    }
    String name = field.group(1).toUpperCase(Locale.ROOT);
    switch (name) {
      case "BEGIN" -> depth += depth > 0 || isEvent(field.group(3)) ? 1 : 0;
      case "END" -> end();
      case "METHOD" -> values.putIfAbsent(name, field.group(3));
      default -> {
        if (depth == 1) {
          keep(name, field.group(2), field.group(3));
        }
      }
    }
  }

  private static boolean isEvent(String component) {
    return component.strip().equalsIgnoreCase("VEVENT")
        || component.strip().equalsIgnoreCase("VTODO");
  }

  private void end() {
    depth = Math.max(0, depth - 1);
    isDone =
        depth == 0
            && !values.isEmpty()
            && values.keySet().stream().anyMatch(it -> !it.equals("METHOD"));
  }

  private void keep(String name, String parameters, String value) {
    attendees += name.equals("ATTENDEE") ? 1 : 0;
    if (name.equals("DTSTART")) {
      Matcher found = ZONE.matcher(parameters);
      zone = found.find() ? found.group(1) : "";
    }
    values.putIfAbsent(name, value);
  }

  private Invitation invitation(Part part) {
    String method = get("METHOD").or(() -> part.type().get("method")).orElse("PUBLISH");
    return new Invitation(
        method.toUpperCase(Locale.ROOT),
        get("UID"),
        get("SEQUENCE").filter(it -> it.matches("\\d{1,9}")).map(Integer::parseInt).orElse(0),
        get("SUMMARY"),
        get("DTSTART"),
        get("DTEND").or(() -> get("DUE")),
        Optional.of(zone).filter(it -> !it.isEmpty()),
        get("LOCATION"),
        get("ORGANIZER").map(it -> it.replaceFirst("(?i)^mailto:", "")),
        get("DESCRIPTION"),
        get("RRULE"),
        attendees);
  }

  private Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name))
        .map(CalendarReader::unescape)
        .filter(it -> !it.isEmpty());
  }

  private static String unescape(String value) {
    return value.replaceAll("\\\\[nN]", "\n").replaceAll("\\\\(.)", "$1").strip();
  }
}
