package im.gangway.email.mail;

import java.util.Locale;
import java.util.Set;

/**
 * What says that a mail was not written by a person, or must not be answered by a machine.
 *
 * @param autoSubmitted the first word of Auto-Submitted (RFC 3834); {@code no} if there is none
 * @param precedence in lower case; empty if there is none
 * @param isFromNobody whether its return path is {@code <>}
 * @param isFromList whether it has a list's headers
 * @param isOwn whether a gateway such as this one sent it by itself
 */
public record Automation(
    String autoSubmitted,
    String precedence,
    boolean isFromNobody,
    boolean isFromList,
    boolean isOwn) {
  /** The header on everything that the gateway writes of its own accord. */
  public static final String LOOP_HEADER = "X-Gangway-Loop";

  private static final Set<String> BULK = Set.of("bulk", "list", "junk", "auto_reply");

  static Automation of(Headers headers) {
    return new Automation(
        headers
            .first("auto-submitted")
            .map(Automation::word)
            .filter(it -> !it.isEmpty())
            .orElse(fallback(headers)),
        headers.first("precedence").map(Automation::word).orElse(""),
        headers.first("return-path").map(it -> it.replaceAll("\\s", "").equals("<>")).orElse(false),
        headers.values().keySet().stream().anyMatch(it -> it.startsWith("list-")),
        headers.has(LOOP_HEADER));
  }

  private static String word(String value) {
    return CleanText.line(value.replaceAll("[;(\\s].*", "")).toLowerCase(Locale.ROOT);
  }

  /** What some servers say instead. */
  private static String fallback(Headers headers) {
    boolean replies =
        headers.has("x-autoreply") || headers.has("x-autorespond") || headers.has("x-autoresponse");
    return replies ? "auto-replied" : "no";
  }

  /** Whether a machine may answer (RFC 3834 §2). */
  public boolean mayBeAnswered() {
    return autoSubmitted.equals("no")
        && !BULK.contains(precedence)
        && !isFromNobody
        && !isFromList
        && !isOwn;
  }
}
