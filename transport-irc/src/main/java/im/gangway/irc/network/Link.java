package im.gangway.irc.network;

import im.gangway.irc.line.IrcLine;
import java.util.concurrent.CompletionStage;

/** An open connection to an IRC server, as a network uses it. Thread-safe. */
public interface Link {

  /**
   * Sends a line when its turn comes; PING, PONG and QUIT go ahead of the others.
   *
   * @return done when the line was written, on any thread; fails when it never will be
   * @throws im.gangway.irc.line.LineTooLongException when it does not fit
   */
  CompletionStage<Void> send(IrcLine line);

  /** Says QUIT and closes. */
  void close(String quit);

  /** Closes without a word. */
  void abort();

  /** Stops reading, so that the server has to wait. */
  void suspendReading();

  /** Reads again. */
  void resumeReading();

  /** How many lines wait to be sent. */
  int queuedLines();

  /** Lets lines be longer than 512 bytes (ISUPPORT's LINELEN). */
  void lineLength(int bytes);
}
