package im.gangway.irc.network;

import im.gangway.irc.line.BadLineException;
import im.gangway.irc.line.IrcLine;
import im.gangway.irc.line.LineTooLongException;
import im.gangway.irc.login.LoginRequest;
import im.gangway.irc.login.LoginResult;
import im.gangway.transport.LegacyEvent.Departure;
import im.gangway.transport.LegacyEvent.NetworkChanged;
import im.gangway.transport.LegacyEvent.NetworkState;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a stay as it comes and goes: made when it is wanted, restored with all rooms
 * after a loss, ended when told. Confined to the user's mailbox.
 */
final class Upstream implements Attempt.Owner {
  private static final Duration LASTED = Duration.ofSeconds(60);
  private static final Duration HURRY = Duration.ofSeconds(2);
  private static final String GOODBYE = "Gangway";

  private final NetworkSetup setup;
  private final Home home;
  private final Waiters waiters;
  private final NickChoice nick;
  private final Away away;
  private final Retry retry;
  private final Life life;
  private @Nullable Attempt attempt;
  private @Nullable Connection connection;
  private @Nullable Text lastWords;
  private @Nullable Profile profile;
  private boolean restoring;

  Upstream(NetworkSetup setup, Home home, Waiters waiters, NickChoice nick, Away away) {
    this.setup = setup;
    this.home = home;
    this.waiters = waiters;
    this.nick = nick;
    this.away = away;
    this.retry = new Retry(setup.context(), setup.random());
    this.life = new Life(setup.context().clock());
  }

  /** The connection on which we are logged in, if there is one. */
  @Nullable Connection connection() {
    return connection;
  }

  boolean is(LifeCycle asked) {
    return life.is(asked);
  }

  /** Somebody wants something: connects, or tries again a little earlier. */
  void wake() {
    boolean hurry = life.is(LifeCycle.WAITING) && retry.mayHurry() && life.hasLasted(HURRY);
    if (life.is(LifeCycle.IDLE) || hurry) {
      connect();
    }
  }

  /** Nothing is wanted any more for now. */
  void rest(String quit, Text why) {
    drop(quit);
    becomeIdle(why);
  }

  /** Nothing will be wanted any more. */
  void close(String quit, LegacyException failure) {
    drop(quit);
    giveUp(failure);
    life.become(LifeCycle.CLOSED);
  }

  /** The server does not answer any more. */
  void silent() {
    Attempt current = attempt;
    if (current != null) {
      current.abort();
      lost(Text.of(Upstream.class, "silent"));
    }
  }

  /** The server sends more than is kept; another connection would be no better. */
  void excessive(Text text) {
    Failure failure = Failure.unusable(text);
    drop(text.toString());
    becomeIdle(text);
    tellAndGiveUp(failure);
  }

  /** The server said why it will close the connection. */
  void closing(Text text) {
    lastWords = text;
  }

  private void connect() {
    retry.stop();
    life.become(LifeCycle.CONNECTING);
    if (!restoring) {
      changed(NetworkState.CONNECTING, Text.of(Upstream.class, "connecting"));
    }
    try {
      Profile current = setup.profiles().profile();
      profile = current;
      LoginRequest login = nick.request(current, restoring, home.wishes().areAwaited());
      Attempt next =
          new Attempt(setup.context(), setup.dialer(), this, current.endpoints(), login, restoring);
      attempt = next;
      next.start();
    } catch (LegacyException impossible) {
      failed(Failure.of(impossible));
    } catch (IllegalArgumentException unusable) {
      failed(Failure.unusable(Text.of(Upstream.class, "name-unusable")));
    }
  }

  @Override
  public void dialled() {
    life.become(LifeCycle.LOGGING_IN);
  }

  @Override
  public void online(Link link, LoginResult result, List<IrcLine> early) {
    life.become(LifeCycle.ONLINE);
    Connection online = new Connection(link, result, home);
    connection = online;
    restoring = false;
    lastWords = null;
    changed(
        NetworkState.CONNECTED,
        Text.of(Upstream.class, "connected", result.network(), result.nick()));
    sendCommands(online);
    away.showAnew(online);
    early.forEach(this::line);
    if (connection != online) {
      return;
    }
    online.joins().ask(home.wishes().outside(online.channels()));
    waiters.run(online);
    home.settle();
  }

  private void sendCommands(Connection online) {
    List<String> commands = profile == null ? List.of() : profile.commands();
    for (String command : commands) {
      try {
        online.send(IrcLine.parse(Commands.singleLine(command)));
      } catch (BadLineException | LineTooLongException unusable) {
        home.notices().tell(Text.of(Upstream.class, "command-unusable"));
      }
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
  public void failed(Failure failure) {
    attempt = null;
    if (restoring && !failure.lasting()) {
      tryAgain(failure);
    } else {
      becomeIdle(failure.text());
      tellAndGiveUp(failure);
    }
  }

  @Override
  public void lost(Text text) {
    Connection ended = connection;
    if (ended == null) {
      return;
    }
    Text words = lastWords == null ? text : lastWords;
    Failure failure = Failure.lost(words);
    connection = null;
    attempt = null;
    ended.lost(words);
    if (life.hasLasted(LASTED)) {
      retry.reset();
    }
    if (profile != null && profile.reconnect() && home.wishes().areHeld()) {
      restoring = true;
      changed(NetworkState.RECONNECTING, words);
      tellHeld(Departure.DISCONNECTED, words);
      tryAgain(failure);
    } else {
      becomeIdle(words);
      tellHeld(Departure.DISCONNECTED, words);
      tellAndGiveUp(failure);
    }
  }

  /** Who waits hears of the failure; rooms the user has been in stay wanted. */
  private void tryAgain(Failure failure) {
    LegacyException exception = failure.exception();
    home.wishes().failKeepingHeld(exception);
    waiters.fail(exception);
    life.become(LifeCycle.WAITING);
    retry.later(failure.slow(), this::connect);
  }

  private void becomeIdle(Text why) {
    life.become(LifeCycle.IDLE);
    restoring = false;
    nick.forget();
    changed(NetworkState.DISCONNECTED, why);
  }

  /** The rooms will not be entered again. */
  private void tellAndGiveUp(Failure failure) {
    tellHeld(Departure.LEFT, failure.text());
    giveUp(failure.exception());
  }

  private void giveUp(LegacyException failure) {
    home.wishes().failAll(failure);
    waiters.fail(failure);
  }

  private void tellHeld(Departure how, Text text) {
    home.wishes().heldLeft(how, text).forEach(home::publish);
  }

  private void drop(String text) {
    retry.stop();
    Attempt current = attempt;
    Connection online = connection;
    attempt = null;
    connection = null;
    if (current != null) {
      current.drop(text.isBlank() ? GOODBYE : text);
    }
    if (online != null) {
      online.lost(Text.of(Upstream.class, "closed"));
    }
  }

  private void changed(NetworkState now, Text text) {
    home.publish(new NetworkChanged(setup.names().network(), now, text));
  }
}
