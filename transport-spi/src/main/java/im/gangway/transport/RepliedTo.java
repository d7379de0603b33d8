package im.gangway.transport;

/**
 * To which earlier message of the same two people a message replies.
 *
 * <p>The gateway leaves it out where it does not know the earlier message any more.
 */
public sealed interface RepliedTo {

  /** A message that came from the network, as {@link LegacyEvent.MessageReceived}. */
  record Received(LegacyMessageId id) implements RepliedTo {}

  /**
   * A message that the user had sent.
   *
   * @param message the id of the {@link OutgoingMessage}
   */
  record Sent(String message) implements RepliedTo {
    public Sent {
      if (message.isEmpty()) {
        throw new IllegalArgumentException("A message id must not be empty");
      }
    }
  }
}
