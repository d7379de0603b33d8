package im.gangway.email.mail;

/**
 * How much of a mail is looked at; the rest is passed over and the mail is marked.
 *
 * @param bytes of the whole mail
 * @param headerBytes of one block of headers
 * @param parts of the whole mail
 * @param depth of parts in parts
 * @param textCharacters of text shown, in UTF-16 units
 * @param htmlCharacters of HTML read, in UTF-16 units
 */
public record MailLimits(
    int bytes, int headerBytes, int parts, int depth, int textCharacters, int htmlCharacters) {
  /** What is good for nearly everyone. */
  public static final MailLimits DEFAULT =
      new MailLimits(64 << 20, 256 << 10, 200, 20, 1 << 20, 1 << 20);

  public MailLimits {
    if (Math.min(bytes, headerBytes) < 1024 || Math.min(parts, depth) < 1) {
      throw new IllegalArgumentException("Limits that no mail can meet");
    }
    if (Math.min(textCharacters, htmlCharacters) < 1024) {
      throw new IllegalArgumentException("Limits that no text can meet");
    }
  }
}
