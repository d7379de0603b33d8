package im.gangway.email.quote;

import im.gangway.email.html.HtmlText;
import im.gangway.email.mail.Body;

/**
 * Takes away what somebody quoted below or above their answer, and their signature.
 *
 * <p>HTML is asked first, whose clients mark their quotes; then the text, by the lines that
 * introduce quotes. Answers between quotes keep them, forwarded mails stay, and what would leave
 * nothing leaves everything. Thread-safe.
 */
public final class QuoteTrimmer {
  private QuoteTrimmer() {}

  /**
   * What is left of a mail.
   *
   * @param text never empty unless the whole mail is
   * @param isTrimmed whether there is more in the whole mail
   */
  public record Trimmed(String text, boolean isTrimmed) {}

  /** What somebody wrote in a mail. */
  public static Trimmed trim(Body body) {
    if (body.html().isEmpty()) {
      return trim(body.text());
    }
    HtmlQuotes quotes = new HtmlQuotes(HtmlText.parse(body.html().get()));
    if (!quotes.remove()) {
      return trim(body.text());
    }
    String rest = HtmlText.render(quotes.document());
    if (rest.isBlank()) {
      return trim(body.text());
    }
    return new Trimmed(trim(rest).text(), true);
  }

  /** What somebody wrote in a text. */
  public static Trimmed trim(String text) {
    String rest = new TextQuotes(text).trimmed();
    return rest.isBlank()
        ? new Trimmed(text.strip(), false)
        : new Trimmed(rest, !rest.equals(text.strip()));
  }
}
