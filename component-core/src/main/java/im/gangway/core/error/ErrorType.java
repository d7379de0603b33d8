package im.gangway.core.error;

import java.util.Locale;

/** What the sender of a stanza can do about its error (RFC 6120 §8.3.2). */
public enum ErrorType {
  /** Try again with credentials or rights. */
  AUTH,
  /** Do not try again. */
  CANCEL,
  /** Go on: it was a warning. */
  CONTINUE,
  /** Try again with other data. */
  MODIFY,
  /** Try again later. */
  WAIT;

  /** The value of the attribute {@code type}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
