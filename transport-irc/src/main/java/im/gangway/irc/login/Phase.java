package im.gangway.irc.login;

import im.gangway.transport.Text;

/** Where the login is; it only goes forward. */
enum Phase {
  NEW("awaits-nothing"),
  LISTING("awaits-capabilities"),
  REQUESTING("awaits-asked-capabilities"),
  AUTHENTICATING("awaits-account"),
  REGISTERING("awaits-welcome"),
  WELCOMED("awaits-message"),
  DONE("awaits-nothing");

  private final String waiting;

  Phase(String waiting) {
    this.waiting = waiting;
  }

  /** What we wait for, for a person. */
  Text waiting() {
    return Text.of(Phase.class, waiting);
  }
}
