package im.gangway.transport;

import java.util.concurrent.CompletionStage;

/**
 * Takes reports about messages that were accepted earlier, with or without a session of the user
 * who sent them, in any order and any number: before the message's own outcome, hours later, twice.
 * For transports that keep messages over a crash. Thread-safe.
 *
 * <p>Stages are done when the report is stored, so that the legacy service may be told; they fail
 * with a {@link LegacyException} when it could not be.
 */
public interface DeliveryReports {

  /**
   * A message, or a part of one, has reached its recipient.
   *
   * @param id one of the ids with which the message was accepted; no other message of this domain
   *     may have it while reports about it can come
   */
  CompletionStage<Void> delivered(LegacyMessageId id);

  /** A message, or a part of one, will not reach its recipient. */
  CompletionStage<Void> failed(LegacyMessageId id, FailureReason reason, Text text);
}
