package im.gangway.core.disco;

import im.gangway.core.error.StanzaException;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A list of rooms that is being told, and those who wait for a part of it. Confined to a mailbox.
 */
final class RoomListing {
  private static final int MAX_WAITING = 10;

  private final RoomList list;
  private final List<Waiting> waiting = new ArrayList<>();

  private record Waiting(PageRequest request, CompletableFuture<DiscoItems> answer) {}

  RoomListing(RoomList list) {
    this.list = list;
  }

  CompletionStage<DiscoItems> part(PageRequest request) throws StanzaException, LegacyException {
    Optional<DiscoItems> part = list.part(request);
    if (part.isPresent()) {
      return CompletableFuture.completedFuture(part.get());
    }
    if (waiting.size() >= MAX_WAITING) {
      throw new LegacyException(
          FailureReason.RATE_LIMITED, Text.of(RoomListing.class, "list-wanted"));
    }
    Waiting late = new Waiting(request, new CompletableFuture<>());
    waiting.add(late);
    return late.answer();
  }

  void add(List<ListedRoom> rooms) {
    rooms.forEach(list::add);
    answerWaiting();
  }

  RoomList complete() {
    list.complete();
    answerWaiting();
    return list;
  }

  void fail(Throwable failure) {
    waiting.forEach(late -> late.answer().completeExceptionally(failure));
    waiting.clear();
  }

  private void answerWaiting() {
    waiting.removeIf(this::answer);
  }

  private boolean answer(Waiting late) {
    try {
      Optional<DiscoItems> part = list.part(late.request());
      part.ifPresent(late.answer()::complete);
      return part.isPresent();
    } catch (StanzaException refused) {
      return late.answer().completeExceptionally(refused);
    }
  }
}
