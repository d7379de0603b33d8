package im.gangway.transport;

/**
 * What a message says.
 *
 * @param text plain text without formatting codes; lines end with {@code \n}
 */
public record MessageText(Kind kind, String text) {

  /** How the text is meant. */
  public enum Kind {
    /** Said. */
    PLAIN,
    /** Done: "waves" of somebody who waves. */
    ACTION,
    /** Told by a program, not to be answered automatically. */
    NOTICE
  }

  /** A text that is said. */
  public static MessageText plain(String text) {
    return new MessageText(Kind.PLAIN, text);
  }
}
