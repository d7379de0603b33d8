package im.gangway.irc.login;

/** Where the login is; it only goes forward. */
enum Phase {
  NEW("for nothing"),
  LISTING("for its capabilities"),
  REQUESTING("for capabilities we asked for"),
  AUTHENTICATING("for the account's login"),
  REGISTERING("for its welcome"),
  WELCOMED("for the end of its message of the day"),
  DONE("for nothing");

  private final String waiting;

  Phase(String waiting) {
    this.waiting = waiting;
  }

  /** What we wait for, for a person. */
  String waiting() {
    return waiting;
  }
}
