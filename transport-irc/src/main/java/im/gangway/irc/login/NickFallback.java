package im.gangway.irc.login;

/** What to do when somebody else has the nick at login. */
public enum NickFallback {
  /** The login fails, so that the user can choose. */
  FAIL,
  /** Try nicks that look alike. */
  ALTERNATIVES
}
