package im.gangway.irc.network;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyEvent;
import im.gangway.transport.LegacyException;
import im.gangway.transport.RoomAddress;
import im.gangway.transport.SessionContext;
import im.gangway.transport.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a user wants on one network: as long as there is something, the {@link Upstream} is kept
 * connected. Confined to the user's mailbox.
 */
final class Stay implements Home {
  private final NetworkSetup setup;
  private final SessionContext context;
  private final Wishes wishes = new Wishes();
  private final Waiters waiters = new Waiters();
  private final Correspondents correspondents = new Correspondents();
  private final NickChoice nick = new NickChoice();
  private final Away away = new Away();
  private final Notices notices;
  private final Upstream upstream;
  private boolean idleCheck;

  Stay(NetworkSetup setup) {
    this.setup = setup;
    this.context = setup.context();
    this.notices = new Notices(context.clock(), setup.speaker(), setup.publish()::accept);
    this.upstream = new Upstream(setup, this, waiters, nick, away);
  }

  /** Enters a room whose names were found possible. */
  CompletionStage<Void> join(RoomAddress room, String channel, String as, @Nullable String key) {
    RoomWish wish = wishes.wish(room, channel);
    wish.setKey(key == null ? wish.key() : key);
    CompletionStage<Void> entered = wish.await();
    Connection current = upstream.connection();
    if (current != null) {
      current.rooms().enter(wish);
    } else {
      nick.wantIfFree(as);
      upstream.wake();
    }
    return entered;
  }

  /** Leaves a room, or gives up joining it. */
  void leave(RoomAddress room, String text) {
    RoomWish wish = wishes.find(room);
    if (wish == null) {
      return;
    }
    wishes.remove(wish);
    Connection current = upstream.connection();
    if (current != null) {
      current.rooms().leave(wish, text);
    }
    wish.failed(new LegacyException(FailureReason.ROOM_UNAVAILABLE, Text.of(Stay.class, "left")));
    settle(text);
  }

  /** Shows the user as away or back. */
  void showPresence(boolean isAway, String text) {
    Connection current = upstream.connection();
    if (away.change(isAway, text) && current != null) {
      away.show(current);
    }
  }

  /** Whether there is no connection and none is being made. */
  boolean isIdle() {
    return upstream.is(LifeCycle.IDLE);
  }

  /** Ends the stay for good. */
  void close(String text) {
    if (!upstream.is(LifeCycle.CLOSED)) {
      upstream.close(
          text,
          new LegacyException(FailureReason.CONNECTION_LOST, Text.of(Stay.class, "session-ended")));
    }
  }

  /** Does something if we are online. */
  <T> CompletionStage<T> present(Function<Connection, CompletionStage<T>> task) {
    Connection current = upstream.connection();
    if (current != null) {
      return guarded(task, current);
    }
    String network = setup.names().network().toString();
    Text text = Text.of(Stay.class, isIdle() ? "not-connected" : "being-connected", network);
    return CompletableFuture.failedFuture(new LegacyException(FailureReason.CONNECTION_LOST, text));
  }

  /** Does something as soon as we are online, connecting if need be. */
  <T> CompletionStage<T> whenOnline(Function<Connection, CompletionStage<T>> task) {
    if (upstream.connection() != null
        || upstream.is(LifeCycle.WAITING)
        || upstream.is(LifeCycle.CLOSED)) {
      return present(task);
    }
    CompletionStage<T> later = waiters.add(online -> guarded(task, online));
    upstream.wake();
    return later;
  }

  /** A name that makes the line too long is the caller's trouble, not a fault. */
  private static <T> CompletionStage<T> guarded(
      Function<Connection, CompletionStage<T>> task, Connection online) {
    try {
      return task.apply(online);
    } catch (IllegalArgumentException unfit) {
      return CompletableFuture.failedFuture(
          new LegacyException(FailureReason.CONTENT_REFUSED, Text.of(Stay.class, "unfit")));
    }
  }

  /** The nick to ask for next time. */
  void wantNick(String changed) {
    nick.want(changed);
  }

  /** Goes when nobody wants anything here; a conversation keeps us for a while. */
  private void settle(String text) {
    if (!wishes.isEmpty() || !waiters.isEmpty() || isIdle() || upstream.is(LifeCycle.CLOSED)) {
      return;
    }
    Connection current = upstream.connection();
    if (current != null && current.directory().isBusy()) {
      return;
    }
    Instant now = context.clock().instant();
    if (current != null && correspondents.isTalking(now)) {
      checkLater(Duration.between(now, correspondents.conversationUntil()));
    } else {
      upstream.rest(text, Text.of(Stay.class, "nothing-to-do"));
    }
  }

  private void checkLater(Duration delay) {
    if (!idleCheck) {
      idleCheck = true;
      new Timers(context)
          .after(
              delay,
              () -> {
                idleCheck = false;
                settle();
              });
    }
  }

  @Override
  public void settle() {
    settle("");
  }

  @Override
  public SessionContext context() {
    return context;
  }

  @Override
  public NetworkNames names() {
    return setup.names();
  }

  @Override
  public Wishes wishes() {
    return wishes;
  }

  @Override
  public Correspondents correspondents() {
    return correspondents;
  }

  @Override
  public Notices notices() {
    return notices;
  }

  @Override
  public void publish(LegacyEvent event) {
    setup.publish().accept(event);
  }

  @Override
  public void silent() {
    upstream.silent();
  }

  @Override
  public void excessive(Text text) {
    notices.tell(text);
    upstream.excessive(text);
  }

  @Override
  public void closing(Text text) {
    upstream.closing(text);
  }
}
