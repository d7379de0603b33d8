package im.gangway.core.room;

import im.gangway.transport.FailureReason;
import im.gangway.transport.JoinRequest;
import im.gangway.transport.LegacyException;
import im.gangway.transport.RoomSession;
import im.gangway.transport.Text;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One attempt to enter a room, which may be given up while the login goes on. Thread-safe. */
final class JoinAttempt {
  private volatile boolean givenUp;

  void giveUp() {
    givenUp = true;
  }

  /** Asks the network, unless nobody wants in any more. */
  CompletionStage<Void> ask(RoomSession network, JoinRequest request) {
    if (givenUp) {
      return CompletableFuture.failedFuture(
          new LegacyException(FailureReason.NOT_IN_ROOM, Text.of(JoinAttempt.class, "not-wanted")));
    }
    return network.join(request);
  }
}
