package im.gangway;

/** What the program's exit status says. */
final class ExitStatus {
  static final int OK = 0;

  /** Something outside is not as it should be: a server, a file, a port. */
  static final int FAILED = 1;

  /** The command line, the configuration or an installed transport has to be corrected. */
  static final int MISCONFIGURED = 2;

  private ExitStatus() {}
}
