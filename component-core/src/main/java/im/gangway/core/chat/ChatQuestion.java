package im.gangway.core.chat;

import im.gangway.transport.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts a field into words. */
final class ChatQuestion {
  private ChatQuestion() {}

  /**
   * The question for a field.
   *
   * @param link the form's, for secrets
   */
  static String of(ChatField field, String link, Locale language) {
    List<String> lines = new ArrayList<>();
    lines.add(field.label());
    for (int i = 0; i < field.options().size(); i++) {
      lines.add("%d: %s".formatted(i + 1, field.options().get(i).label()));
    }
    how(field).ifPresent(key -> lines.add(say(key, language)));
    if (field.isSecret()) {
      lines.add(say("secret", language, link));
    }
    lines.add(keep(field, language));
    return String.join("\n", lines);
  }

  /** How to answer, where that is not plain. */
  private static Optional<String> how(ChatField field) {
    return switch (field.kind()) {
      case LINES, SECRET_LINES -> Optional.of("lines");
      case ADDRESSES -> Optional.of("addresses");
      case YES_OR_NO -> Optional.of("yes-or-no");
      case CHOICE -> Optional.of("choose");
      case CHOICES -> Optional.of("choose-many");
      case LINE, SECRET, FIXED, HIDDEN -> Optional.empty();
    };
  }

  private static String keep(ChatField field, Locale language) {
    if (field.values().isEmpty()) {
      return say(field.required() ? "required" : "empty", language);
    }
    return field.isSecret()
        ? say("empty", language)
        : say("default", language, values(field, language));
  }

  /** The values of a field as people say them. */
  static String values(ChatField field, Locale language) {
    if (field.kind() == ChatField.Kind.YES_OR_NO) {
      boolean yes = field.values().contains("true") || field.values().contains("1");
      return say(yes ? "yes" : "no", language);
    }
    return String.join(", ", field.values().stream().map(field::labelOf).toList());
  }

  private static String say(String key, Locale language, Object... arguments) {
    return Text.of(ChatQuestion.class, key, arguments).in(language);
  }
}
