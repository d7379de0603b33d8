package im.gangway.core.chat;

import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.transport.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what a person says as the values of a field. */
final class ChatAnswer {
  /** Keeps what is there. */
  static final String KEEP = "-";

  private static final Set<String> YES = Set.of("yes", "y", "true", "1", "on", "ja", "j");
  private static final Set<String> NO = Set.of("no", "n", "false", "0", "off", "nein");
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,9}");
  private static final Pattern INDEX = Pattern.compile("[0-9]{1,4}");

  private ChatAnswer() {}

  /**
   * The values; none when the field stays as it is.
   *
   * @throws StanzaException not-acceptable, with a text that says what is wrong
   */
  static List<String> of(ChatField field, String said) throws StanzaException {
    if (said.equals(KEEP) || said.isEmpty()) {
      if (field.required() && field.values().isEmpty()) {
        throw wrong("required");
      }
      return field.values();
    }
    return switch (field.kind()) {
      case LINES, SECRET_LINES -> said.lines().toList();
      case ADDRESSES -> words(said);
      case YES_OR_NO -> List.of(Boolean.toString(isYes(said)));
      case CHOICE -> List.of(choice(field, said));
      case CHOICES -> choices(field, said);
      case LINE, SECRET, FIXED, HIDDEN -> List.of(line(field, said));
    };
  }

  private static List<String> words(String said) {
    return Arrays.stream(said.split("[,;\\s]+")).filter(word -> !word.isEmpty()).toList();
  }

  /** Whether that is a yes, in any language that is spoken. */
  static boolean isYes(String said) throws StanzaException {
    String word = said.toLowerCase(Locale.ROOT);
    if (YES.contains(word) || NO.contains(word)) {
      return YES.contains(word);
    }
    throw wrong("yes-or-no");
  }

  private static List<String> choices(ChatField field, String said) throws StanzaException {
    List<String> chosen = new ArrayList<>();
    for (String word : words(said)) {
      chosen.add(choice(field, word));
    }
    return chosen;
  }

  private static String choice(ChatField field, String said) throws StanzaException {
    if (INDEX.matcher(said).matches()) {
      int index = Integer.parseInt(said) - 1;
      if (index >= 0 && index < field.options().size()) {
        return field.options().get(index).value();
      }
    }
    return field.options().stream()
        .filter(each -> said.equalsIgnoreCase(each.label()) || said.equals(each.value()))
        .map(ChatField.Option::value)
        .findFirst()
        .orElseThrow(() -> wrong("choose"));
  }

  private static String line(ChatField field, String said) throws StanzaException {
    if (said.lines().count() > 1) {
      throw wrong("one-line");
    }
    if (field.number() && !NUMBER.matcher(said).matches()) {
      throw wrong("whole-number");
    }
    return said;
  }

  private static StanzaException wrong(String key) {
    return new StanzaException(Condition.NOT_ACCEPTABLE, Text.of(ChatAnswer.class, key));
  }
}
