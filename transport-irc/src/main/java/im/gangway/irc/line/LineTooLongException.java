package im.gangway.irc.line;

/**
 * Says that a line does not fit into what IRC servers take; see {@link IrcLine#fitted} and {@link
 * MessageSplitter}.
 */
public final class LineTooLongException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public LineTooLongException(String command, int bytes, int limit) {
    super("The " + command + " line has " + bytes + " bytes, the limit is " + limit);
  }
}
