package im.gangway.irc.network;

import im.gangway.irc.line.IrcLine;
import im.gangway.transport.Text;

/** Something that was asked of the server, whose answer is recognised when it comes. */
interface Expectation {

  /** How sure it is that a line is the answer to this. */
  enum Claim {
    NO,
    /** Only if it is nobody else's. */
    PERHAPS,
    YES
  }

  /** Whether the line is the answer, or a part of it. */
  Claim claims(IrcLine line);

  /** Takes a line that was claimed. */
  void take(IrcLine line);

  /** Whether no further line belongs to this. */
  boolean isOver();

  /** Whether the server says yes by itself, so that asking whether it has come so far can wait. */
  boolean isEchoed();

  /** The server has come past this without saying no. */
  void passed();

  /**
   * There will be no answer.
   *
   * @param written whether the server may have read it
   */
  void lost(boolean written, Text text);

  /** Too many lines wait already; nothing was sent. */
  void refused(Text text);
}
