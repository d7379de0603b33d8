package im.gangway.irc.network;

import im.gangway.transport.LegacyException;
import im.gangway.transport.RoomAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A room the user wants to be in, on this connection and the next ones. */
final class RoomWish {
  private final RoomAddress address;
  private final String channel;
  private List<CompletableFuture<Void>> waiting = new ArrayList<>();
  private @Nullable String key;
  private boolean held;

  RoomWish(RoomAddress address, String channel) {
    this.address = address;
    this.channel = channel;
  }

  RoomAddress address() {
    return address;
  }

  String channel() {
    return channel;
  }

  @Nullable String key() {
    return key;
  }

  void setKey(@Nullable String password) {
    key = password;
  }

  /** Whether the user has been in the room, so that it is entered again by itself. */
  boolean isHeld() {
    return held;
  }

  CompletionStage<Void> await() {
    CompletableFuture<Void> entered = new CompletableFuture<>();
    waiting.add(entered);
    return entered;
  }

  boolean isAwaited() {
    return !waiting.isEmpty();
  }

  void entered() {
    held = true;
    take().forEach(stage -> stage.complete(null));
  }

  void failed(LegacyException failure) {
    take().forEach(stage -> stage.completeExceptionally(failure));
  }

  private List<CompletableFuture<Void>> take() {
    List<CompletableFuture<Void>> all = waiting;
    waiting = new ArrayList<>();
    return all;
  }
}
