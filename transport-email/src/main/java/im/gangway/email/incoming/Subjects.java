package im.gangway.email.incoming;

import java.util.regex.Pattern;

/** Subjects without what answering and forwarding put before them, in many languages. */
public final class Subjects {
  private static final Pattern PREFIX =
      Pattern.compile(
          "(?iu)^\\s*(?:(?:re|aw|antw|antwort|sv|vs|vá|odp|rif|ris|resp|res|enc|tr|rv|fw|fwd|wg|vl|"
              + "vb|vidb|doorst|továbbítás|pd|fs|i|r|ynt|ilt|bls|ref|απ|πρθ|σχετ|ответ|на|hj|"
              + "回复|回覆|答复|转发|轉寄|תשובה|העברה|رد)(?:\\s*\\[\\d{1,3}\\]|\\(\\d{1,3}\\)|\\^\\d{1,3})?"
              + "\\s*[:：]\\s*)+");

  private Subjects() {}

  /** Without the prefixes; may be empty. */
  public static String base(String subject) {
    return PREFIX.matcher(subject).replaceFirst("").strip();
  }

  /** Of an answer. */
  public static String answer(String base) {
    return base.isEmpty() ? "Re:" : "Re: " + base;
  }

  /** Whether both belong to one conversation. */
  public static boolean areSame(String one, String other) {
    return base(one).equalsIgnoreCase(base(other));
  }
}
