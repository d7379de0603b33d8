package im.gangway.email.mail;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail's id and those it refers to (RFC 5322 §3.6.4), without angle brackets.
 *
 * @param references the thread from its root on; without repetitions and at most {@value #MAX}
 */
public record MessageIds(
    Optional<String> messageId, List<String> inReplyTo, List<String> references) {
  private static final int MAX = 100;
  private static final int MAX_LENGTH = 500;
  private static final Pattern ID = Pattern.compile("<\\s*([^<>\\s\\p{Cntrl}]{1,500})\\s*>");

  static MessageIds of(Headers headers) {
    return new MessageIds(
        headers.first("message-id").flatMap(MessageIds::single),
        ids(headers.first("in-reply-to").orElse("")),
        ids(headers.first("references").orElse("")));
  }

  /** The id of the first mail of the thread, as far as this one knows: its own if it starts one. */
  public Optional<String> root() {
    return references.stream()
        .findFirst()
        .or(() -> inReplyTo.stream().findFirst())
        .or(() -> messageId);
  }

  /** The id of the mail that this one answers. */
  public Optional<String> parent() {
    return inReplyTo.stream()
        .findFirst()
        .or(
            () ->
                references.isEmpty()
                    ? Optional.empty()
                    : Optional.of(references.get(references.size() - 1)));
  }

  /** An id with or without its brackets. */
  static Optional<String> single(String text) {
    return ids(text).stream()
        .findFirst()
        .or(() -> Optional.of(CleanText.line(text).replaceAll("[<>\\s]", "")))
        .filter(each -> !each.isEmpty() && each.length() <= MAX_LENGTH);
  }

  private static List<String> ids(String text) {
    Set<String> found = new LinkedHashSet<>();
    Matcher id = ID.matcher(text);
    while (id.find()) {
      found.add(CleanText.line(id.group(1)));
    }
    List<String> all = new ArrayList<>(found);
    if (all.size() > MAX) {
      all.subList(1, all.size() - MAX + 1).clear();
    }
    return List.copyOf(all);
  }
}
