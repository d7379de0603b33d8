package im.gangway.irc.network;

/** Whether the user is to be seen as away, on this connection and the next ones. */
final class Away {
  private boolean away;
  private String text = "";

  /** Notes what is to be seen; false when that is nothing new. */
  boolean change(boolean isAway, String reason) {
    if (away == isAway && text.equals(reason)) {
      return false;
    }
    away = isAway;
    text = reason;
    return true;
  }

  /** Says it on a connection that may have shown something else. */
  void show(Connection on) {
    new Commands(on).away(away, text);
  }

  /** Says it on a new connection, where everybody counts as present. */
  void showAnew(Connection on) {
    if (away) {
      show(on);
    }
  }
}
