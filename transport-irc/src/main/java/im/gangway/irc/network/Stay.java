package im.gangway.irc.network;

import im.gangway.irc.line.BadLineException;
import im.gangway.irc.line.IrcLine;
import im.gangway.irc.line.LineTooLongException;
import im.gangway.irc.login.LoginRequest;
import im.gangway.irc.login.LoginResult;
import im.gangway.irc.login.NickFallback;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyEvent;
import im.gangway.transport.LegacyEvent.Departure;
import im.gangway.transport.LegacyEvent.NetworkChanged;
import im.gangway.transport.LegacyEvent.NetworkState;
import im.gangway.transport.LegacyEvent.RoomLeft;
import im.gangway.transport.LegacyException;
import im.gangway.transport.RoomAddress;
import im.gangway.transport.SessionContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The life of a user's connection to one network: it is made when somebody wants something there,
 * restored with all rooms after a loss, and ended when nobody wants anything any more.
 */
final class Stay implements Home, Attempt.Owner {
  private static final Duration LASTED = Duration.ofSeconds(60);
  private static final Duration HURRY = Duration.ofSeconds(2);
  private static final String GOODBYE = "Gangway";

  private final NetworkSetup setup;
  private final SessionContext context;
  private final Wishes wishes = new Wishes();
  private final Waiters waiters = new Waiters();
  private final Correspondents correspondents = new Correspondents();
  private final Notices notices;
  private final Backoff backoff;
  private LifeCycle state = LifeCycle.IDLE;
  private @Nullable Attempt attempt;
  private @Nullable Connection connection;
  private @Nullable Timers waiting;
  private @Nullable String wantedNick;
  private @Nullable String lastWords;
  private @Nullable Profile profile;
  private Instant changedAt = Instant.EPOCH;
  private boolean restoring;
  private boolean slow;
  private boolean idleCheck;
  private boolean away;
  private String awayText = "";

  Stay(NetworkSetup setup) {
    this.setup = setup;
    this.context = setup.context();
    this.notices = new Notices(context.clock(), setup.speaker(), setup.publish()::accept);
    this.backoff = new Backoff(setup.random());
  }

  /** Enters a room whose names were found possible. */
  CompletionStage<Void> join(RoomAddress room, String channel, String nick, @Nullable String key) {
    RoomWish wish = wishes.wish(room, channel);
    wish.setKey(key == null ? wish.key() : key);
    CompletionStage<Void> entered = wish.await();
    Connection current = connection;
    if (current != null) {
      current.enter(wish);
    } else {
      wantedNick = wantedNick == null ? nick : wantedNick;
      wake();
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
    Connection current = connection;
    if (current != null) {
      current.leave(wish, text);
    }
    wish.failed(new LegacyException(FailureReason.ROOM_UNAVAILABLE, "You have left the room."));
    settle(text);
  }

  /** Shows the user as away or back. */
  void showPresence(boolean isAway, String text) {
    if (away == isAway && awayText.equals(text)) {
      return;
    }
    away = isAway;
    awayText = text;
    Connection current = connection;
    if (current != null) {
      new Commands(current).away(isAway, text);
    }
  }

  /** Whether there is no connection and none is being made. */
  boolean isIdle() {
    return state == LifeCycle.IDLE;
  }

  /** Ends the stay for good. */
  void close(String text) {
    if (state != LifeCycle.CLOSED) {
      stop(text);
      giveUp(new LegacyException(FailureReason.CONNECTION_LOST, "The session has ended."), false);
      become(LifeCycle.CLOSED);
    }
  }

  /** Does something if we are online. */
  <T> CompletionStage<T> present(Function<Connection, CompletionStage<T>> task) {
    Connection current = connection;
    if (current != null) {
      return guarded(task, current);
    }
    String text =
        state == LifeCycle.IDLE
            ? "You are not connected to " + setup.names().network() + "."
            : "The connection to " + setup.names().network() + " is being made.";
    return CompletableFuture.failedFuture(new LegacyException(FailureReason.CONNECTION_LOST, text));
  }

  /** Does something as soon as we are online, connecting if need be. */
  <T> CompletionStage<T> whenOnline(Function<Connection, CompletionStage<T>> task) {
    if (connection != null || state == LifeCycle.WAITING || state == LifeCycle.CLOSED) {
      return present(task);
    }
    CompletionStage<T> later = waiters.add(online -> guarded(task, online));
    wake();
    return later;
  }

  /** A name that makes the line too long is the caller's trouble, not a fault. */
  private static <T> CompletionStage<T> guarded(
      Function<Connection, CompletionStage<T>> task, Connection online) {
    try {
      return task.apply(online);
    } catch (IllegalArgumentException unfit) {
      return CompletableFuture.failedFuture(
          new LegacyException(
              FailureReason.CONTENT_REFUSED, "This does not fit into a line of IRC."));
    }
  }

  /** The nick to ask for next time. */
  void wantNick(String nick) {
    wantedNick = nick;
  }

  private void wake() {
    boolean hurry =
        state == LifeCycle.WAITING
            && !slow
            && !context.clock().instant().isBefore(changedAt.plus(HURRY));
    if (state == LifeCycle.IDLE || hurry) {
      connect();
    }
  }

  private void connect() {
    stopWaiting();
    become(LifeCycle.CONNECTING);
    if (!restoring) {
      changed(NetworkState.CONNECTING, "Connecting");
    }
    try {
      Profile current = setup.profiles().profile();
      profile = current;
      Attempt next =
          new Attempt(
              context, setup.dialer(), this, current.endpoints(), request(current), restoring);
      attempt = next;
      next.start();
    } catch (LegacyException impossible) {
      failed(Failure.of(impossible));
    } catch (IllegalArgumentException unusable) {
      failed(Failure.unusable("A name that you have set cannot be used on IRC."));
    }
  }

  private LoginRequest request(Profile current) throws LegacyException {
    String asked = wantedNick;
    String nick =
        restoring && asked != null
            ? asked
            : current.nick().orElse(asked == null ? current.defaultNick() : asked);
    boolean mustHave =
        !restoring && nick.equals(asked) && wishes.all().stream().anyMatch(RoomWish::isAwaited);
    wantedNick = nick;
    if (!IrcNames.isNick(nick)) {
      throw new LegacyException(
          FailureReason.NICK_INVALID, "IRC does not allow the nick " + nick + ".");
    }
    Set<String> caps = new HashSet<>(LoginRequest.DEFAULT_CAPS);
    caps.add("userhost-in-names");
    return new LoginRequest(
        nick,
        current.username(),
        current.realname(),
        current.serverPassword(),
        current.account(),
        mustHave ? NickFallback.FAIL : NickFallback.ALTERNATIVES,
        caps);
  }

  @Override
  public void dialled() {
    become(LifeCycle.LOGGING_IN);
  }

  @Override
  public void online(Link link, LoginResult result, List<IrcLine> early) {
    become(LifeCycle.ONLINE);
    Connection online = new Connection(link, result, this);
    connection = online;
    restoring = false;
    lastWords = null;
    changed(NetworkState.CONNECTED, "Connected to " + result.network() + " as " + result.nick());
    sendCommands(online);
    if (away) {
      new Commands(online).away(true, awayText);
    }
    early.forEach(line -> setup.verbs().handle(line, online));
    online
        .joins()
        .ask(
            wishes.all().stream()
                .filter(wish -> online.channels().find(wish.channel()) == null)
                .toList());
    waiters.run(online);
    settle("");
  }

  private void sendCommands(Connection online) {
    List<String> commands = profile == null ? List.of() : profile.commands();
    for (String command : commands) {
      try {
        online.send(IrcLine.parse(Commands.singleLine(command)));
      } catch (BadLineException | LineTooLongException unusable) {
        notices.tell("A command that is to be sent after connecting cannot be sent.");
      }
    }
  }

  @Override
  public void failed(Failure failure) {
    attempt = null;
    if (restoring && !failure.lasting()) {
      fail(failure.exception());
      waitFor(failure.slow());
    } else {
      restoring = false;
      become(LifeCycle.IDLE);
      wantedNick = null;
      changed(NetworkState.DISCONNECTED, failure.text());
      giveUp(failure.exception(), true);
    }
  }

  @Override
  public void line(IrcLine line) {
    Connection current = connection;
    if (current != null) {
      setup.verbs().handle(line, current);
    }
  }

  @Override
  public void lost(String text) {
    Connection ended = connection;
    if (ended == null) {
      return;
    }
    String words = lastWords == null ? text : lastWords;
    Failure failure = Failure.lost(words);
    connection = null;
    attempt = null;
    ended.lost(words);
    if (!context.clock().instant().isBefore(changedAt.plus(LASTED))) {
      backoff.reset();
    }
    if (profile != null && profile.reconnect() && wishes.areHeld()) {
      restoring = true;
      changed(NetworkState.RECONNECTING, words);
      tellHeld(Departure.DISCONNECTED, words);
      fail(failure.exception());
      waitFor(failure.slow());
    } else {
      become(LifeCycle.IDLE);
      wantedNick = null;
      changed(NetworkState.DISCONNECTED, words);
      tellHeld(Departure.DISCONNECTED, words);
      giveUp(failure.exception(), true);
    }
  }

  /** Who waits hears of the failure; rooms the user has been in stay wanted. */
  private void fail(LegacyException failure) {
    for (RoomWish wish : wishes.all()) {
      if (!wish.isHeld()) {
        wishes.remove(wish);
      }
      wish.failed(failure);
    }
    waiters.fail(failure);
  }

  /**
   * Nothing is wanted any more.
   *
   * @param tell whether to say that the rooms will not be entered again
   */
  private void giveUp(LegacyException failure, boolean tell) {
    if (tell) {
      tellHeld(Departure.LEFT, failure.text());
    }
    for (RoomWish wish : wishes.all()) {
      wishes.remove(wish);
      wish.failed(failure);
    }
    waiters.fail(failure);
  }

  private void tellHeld(Departure how, String text) {
    for (RoomWish wish : wishes.all()) {
      if (wish.isHeld()) {
        publish(new RoomLeft(wish.address(), how, Optional.empty(), text));
      }
    }
  }

  private void waitFor(boolean slowly) {
    become(LifeCycle.WAITING);
    slow = slowly;
    Timers next = new Timers(context);
    waiting = next;
    next.after(backoff.next(context.clock().instant(), slowly), this::connect);
  }

  private void stopWaiting() {
    if (waiting != null) {
      waiting.stop();
      waiting = null;
    }
  }

  /** Goes when nobody wants anything here; a conversation keeps us for a while. */
  void settle(String text) {
    if (!wishes.isEmpty()
        || !waiters.isEmpty()
        || state == LifeCycle.IDLE
        || state == LifeCycle.CLOSED) {
      return;
    }
    Instant now = context.clock().instant();
    if (connection != null && connection.directory().isBusy()) {
      return;
    }
    if (connection != null && correspondents.isTalking(now)) {
      checkLater(Duration.between(now, correspondents.conversationUntil()));
      return;
    }
    stop(text);
    become(LifeCycle.IDLE);
    restoring = false;
    wantedNick = null;
    changed(NetworkState.DISCONNECTED, "Nothing is left to do here");
  }

  private void checkLater(Duration delay) {
    if (!idleCheck) {
      idleCheck = true;
      new Timers(context)
          .after(
              delay,
              () -> {
                idleCheck = false;
                settle("");
              });
    }
  }

  private void stop(String text) {
    stopWaiting();
    Attempt current = attempt;
    Connection online = connection;
    attempt = null;
    connection = null;
    if (current != null) {
      current.drop(text.isBlank() ? GOODBYE : text);
    }
    if (online != null) {
      online.lost("The connection was closed.");
    }
  }

  private void become(LifeCycle next) {
    if (!state.mayBecome(next)) {
      throw new IllegalStateException(state + " cannot become " + next);
    }
    state = next;
    changedAt = context.clock().instant();
  }

  private void changed(NetworkState now, String text) {
    publish(new NetworkChanged(setup.names().network(), now, text));
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
  public void roomGone() {
    settle("");
  }

  @Override
  public void silent() {
    Attempt current = attempt;
    if (current != null) {
      current.abort();
      lost("The network does not answer any more.");
    }
  }

  @Override
  public void closing(String text) {
    lastWords = text;
  }
}
