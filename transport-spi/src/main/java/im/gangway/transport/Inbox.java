package im.gangway.transport;

import im.gangway.transport.LegacyEvent.MessageReceived;
import java.util.concurrent.CompletionStage;

/**
 * Where a transport that must not lose a message puts what came for a user, with or without a
 * session. Thread-safe.
 *
 * <p>The legacy service is told that a message has been taken (an SMPP response, a webhook's 2xx,
 * LMTP's 250, an IMAP cursor) only when {@link #accept} is done.
 */
public interface Inbox {

  /**
   * Takes a message.
   *
   * @param user the {@link Account#id id} of the user
   * @param message with an id, by which it is recognised when the legacy service sends it again;
   *     without one each is a new message
   * @return done when the message is stored for good; fails with a {@link LegacyException} when it
   *     could not be: then it must not be acknowledged, and may be offered again later
   */
  CompletionStage<Receipt> accept(String user, MessageReceived message);

  /**
   * That a message has been stored.
   *
   * @param repeated whether it had been before
   * @param outcome what the user's XMPP server said; it may take as long as that server is away,
   *     and is never told if the gateway ends before
   */
  record Receipt(boolean repeated, CompletionStage<Routing> outcome) {}

  /** What the user's XMPP server did with a message. */
  sealed interface Routing {
    /** It took it. */
    record Routed() implements Routing {}

    /**
     * It sent it back at once.
     *
     * @param condition what the server calls that (RFC 6120 §8.3.3)
     */
    record Refused(FailureReason reason, String condition) implements Routing {}
  }
}
