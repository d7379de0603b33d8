package im.gangway.email.bounce;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail server answered.
 *
 * @param code three digits; 0 if it gave none
 * @param status enhanced status code; empty if it gave none
 * @param text for people, in one line of at most {@value #MAX_TEXT} characters
 */
public record SmtpReply(int code, String status, String text) {
  private static final int MAX_TEXT = 300;
  private static final Pattern REPLY =
      Pattern.compile(
          "^\\s*(?:([245]\\d\\d)[ -]?)?\\s*(?:#?([245]\\.\\d{1,3}\\.\\d{1,3})\\b)?\\s*(.*)$");
  private static final Pattern ELSEWHERE = Pattern.compile("<([^<>\\s@]{1,64}@[^<>\\s@]{1,255})>");

  /** Reads a reply of one or several lines, or the diagnostic of a report. */
  public static SmtpReply read(String answer) {
    String line =
        clean(answer.replaceAll("\\r?\\n[245]\\d\\d[ -]([245]\\.\\d{1,3}\\.\\d{1,3} )?", " "));
    Matcher reply = REPLY.matcher(line);
    if (!reply.matches()) {
      return new SmtpReply(0, "", cut(line));
    }
    int code = reply.group(1) == null ? 0 : Integer.parseInt(reply.group(1));
    String status = reply.group(2) == null ? "" : reply.group(2);
    return new SmtpReply(code, status, cut(reply.group(3)));
  }

  public boolean isTransient() {
    return code / 100 == 4 || (code == 0 && status.startsWith("4."));
  }

  public MailFailure failure(SmtpPhase phase) {
    return FailureTable.failure(code, status, phase);
  }

  /** The address in a reply that says that somebody has moved. */
  public Optional<String> newAddress() {
    Matcher found = ELSEWHERE.matcher(text);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private static String clean(String text) {
    return text.replaceAll("[\\p{Cntrl}\\s]+", " ").replaceAll("[^\\P{C} ]", "").strip();
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= MAX_TEXT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_TEXT - 1)) + '…';
  }
}
