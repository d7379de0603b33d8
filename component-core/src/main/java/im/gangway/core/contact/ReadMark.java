package im.gangway.core.contact;

import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyMessageId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A legacy user's message that the user may have read.
 *
 * @param kept whether it is known from the store; numbers of those that are and of those that are
 *     not say nothing about each other
 * @param number higher than those of the messages before it
 */
public record ReadMark(LegacyAddress from, LegacyMessageId message, boolean kept, long number) {

  /** Finds messages that were stored before they were passed on. Thread-safe. */
  @FunctionalInterface
  public interface Source {
    /** Where nothing is stored. */
    Source NONE = (user, stanzaId) -> CompletableFuture.completedFuture(Optional.empty());

    /**
     * Finds one.
     *
     * @param user the bare JID of the user to whom it was sent
     * @param stanzaId the id with which it was sent
     */
    CompletionStage<Optional<ReadMark>> find(String user, String stanzaId);
  }
}
