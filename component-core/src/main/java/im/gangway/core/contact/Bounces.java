package im.gangway.core.contact;

/**
 * How often in a row the user's server said that there is no such user. Confined to the user's
 * mailbox.
 */
final class Bounces {
  private static final int ENOUGH = 3;

  private int count;

  /** The server said so once more; true when it must be believed. */
  boolean gone() {
    count++;
    return count >= ENOUGH;
  }

  /** The user is there. */
  void reset() {
    count = 0;
  }
}
