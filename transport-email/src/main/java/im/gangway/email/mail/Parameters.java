package im.gangway.email.mail;

import jakarta.mail.internet.ParameterList;
import jakarta.mail.internet.ParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A header such as Content-Type: a value and its parameters, read as far as they can be.
 *
 * @param value in lower case
 * @param list null if there are none that can be read
 */
record Parameters(String value, @Nullable ParameterList list, String written) {
  private static final Pattern DOUBLED = Pattern.compile(";(?:\\s*;)+");
  private static final int MAX_LENGTH = 8192;

  static Parameters read(String header) {
    String line = CleanText.cut(header, MAX_LENGTH);
    String tidy = DOUBLED.matcher(line).replaceAll(";").replaceAll(";\\s*$", "");
    int semicolon = tidy.indexOf(';');
    String value = semicolon < 0 ? tidy : tidy.substring(0, semicolon);
    String rest = semicolon < 0 ? "" : tidy.substring(semicolon);
    return new Parameters(value.strip().toLowerCase(Locale.ROOT), list(rest), rest);
  }

  private static @Nullable ParameterList list(String text) {
    try {
      return new ParameterList(text);
    } catch (ParseException | RuntimeException unreadable) {
      return null;
    }
  }

  Optional<String> get(String name) {
    Optional<String> found = list == null ? Optional.empty() : Optional.ofNullable(list.get(name));
    return found.or(() -> search(name)).map(String::strip).filter(it -> !it.isEmpty());
  }

  private Optional<String> search(String name) {
    Matcher found =
        Pattern.compile("(?i);\\s*" + name + "\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]*))")
            .matcher(written);
    if (!found.find()) {
      return Optional.empty();
    }
    return Optional.ofNullable(found.group(1)).or(() -> Optional.ofNullable(found.group(2)));
  }
}
