package im.gangway.transport;

import java.util.concurrent.CompletionStage;

/**
 * A user's presence on the legacy service; further abilities are interfaces it implements as well.
 *
 * <p>Methods are called one at a time, in order, on the thread that {@link TransportInfo#calls}
 * names. A failure is the stage's {@link LegacyException}; everything else it may complete with, or
 * throw, counts as a bug and costs only that call. Stages may be completed on any thread.
 */
public interface LegacySession extends AutoCloseable {

  /** Sends a message to a legacy user. */
  CompletionStage<SendOutcome> send(OutgoingMessage message);

  /**
   * Ends the session; nothing is published afterwards, and stages still open complete with a
   * failure. May be called more than once, and instead of waiting for other calls.
   *
   * @param text what to tell others, such as a QUIT message; may be empty
   */
  void close(String text);

  @Override
  default void close() {
    close("");
  }
}
