package im.gangway.irc.network;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.login.Login;
import im.gangway.irc.login.LoginFailure;
import im.gangway.irc.login.LoginOutcome;
import im.gangway.irc.login.LoginRequest;
import im.gangway.irc.login.LoginResult;
import im.gangway.irc.login.LoginStep;
import im.gangway.irc.wire.CloseReason;
import im.gangway.irc.wire.ConnectionListener;
import im.gangway.irc.wire.Endpoint;
import im.gangway.transport.SessionContext;
import im.gangway.transport.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One way to the server and what comes of it: dialling, login, then lines until the connection
 * ends. The I/O thread only hands lines over; everything else is on the mailbox. Once dropped,
 * whatever still comes is ignored.
 */
final class Attempt implements ConnectionListener {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MAX_EARLY = 500;
  private static final Set<String> KEPT =
      Set.of(
          "JOIN", "PART", "QUIT", "KICK", "MODE", "TOPIC", "PRIVMSG", "NOTICE", "INVITE", "332",
          "333", "353", "366");

  private final SessionContext context;
  private final Dialer dialer;
  private final Owner owner;
  private final List<Endpoint> endpoints;
  private final Login login;
  private final boolean again;
  private final Timers timers;
  private final List<IrcLine> early = new ArrayList<>();
  private final AtomicBoolean suspended = new AtomicBoolean();
  private volatile @Nullable Link link;
  private boolean welcomed;
  private boolean online;
  private boolean over;

  /** Hears, on the mailbox, how the attempt goes. */
  interface Owner {
    void dialled();

    /** We are in; some lines of the login belong to the time after it. */
    void online(Link link, LoginResult result, List<IrcLine> early);

    void failed(Failure failure);

    void line(IrcLine line);

    void lost(Text text);
  }

  /**
   * @param again whether we were in before, and lost it
   */
  Attempt(
      SessionContext context,
      Dialer dialer,
      Owner owner,
      List<Endpoint> endpoints,
      LoginRequest request,
      boolean again) {
    this.context = context;
    this.dialer = dialer;
    this.owner = owner;
    this.endpoints = endpoints;
    this.login = new Login(request);
    this.again = again;
    this.timers = new Timers(context);
  }

  void start() {
    dial(0);
  }

  /** Nobody wants it any more. */
  void drop(String quit) {
    over = true;
    timers.stop();
    Link open = link;
    if (open != null) {
      open.close(quit);
    }
  }

  /** The server does not answer: no goodbye. */
  void abort() {
    over = true;
    timers.stop();
    Link open = link;
    if (open != null) {
      open.abort();
    }
  }

  private void dial(int index) {
    dialer
        .dial(endpoints.get(index), this)
        .whenComplete(
            (made, failure) -> context.mailbox().execute(() -> dialled(index, made, failure)));
  }

  private void dialled(int index, @Nullable Link made, @Nullable Throwable thrown) {
    if (made != null) {
      opened(made);
    } else if (!over && thrown != null) {
      Failure failure = Failure.of(thrown);
      if (failure.mayTryNext() && index + 1 < endpoints.size()) {
        dial(index + 1);
      } else {
        fail(failure);
      }
    }
  }

  private void opened(Link made) {
    if (over) {
      made.abort();
      return;
    }
    link = made;
    owner.dialled();
    timers.after(PATIENCE, () -> follow(login.timedOut()));
    try {
      login.start().forEach(made::send);
    } catch (IllegalArgumentException unfit) {
      fail(Failure.unusable(Text.of(Attempt.class, "name-unfit")));
      made.close("");
    }
  }

  @Override
  public void onLine(IrcLine line) {
    context.mailbox().execute(() -> received(line));
    Link open = link;
    if (open != null && context.isCongested() && suspended.compareAndSet(false, true)) {
      open.suspendReading();
      context.whenReady(
          () -> {
            suspended.set(false);
            open.resumeReading();
          });
    }
  }

  @Override
  public void onClosed(CloseReason reason) {
    context.mailbox().execute(() -> closed(reason));
  }

  private void received(IrcLine line) {
    if (over) {
      return;
    }
    if (online) {
      owner.line(line);
      return;
    }
    welcomed = welcomed || line.command().equals("001");
    if (welcomed && KEPT.contains(line.command()) && early.size() < MAX_EARLY) {
      early.add(line);
    }
    follow(login.feed(line));
  }

  private void follow(LoginStep step) {
    Link open = link;
    if (over || online || open == null) {
      return;
    }
    LoginOutcome outcome = step.outcome().orElse(null);
    if (outcome instanceof LoginFailure failure) {
      fail(Failure.of(failure, again));
      open.close("Login failed");
      return;
    }
    step.send().forEach(open::send);
    if (outcome instanceof LoginResult result) {
      online = true;
      timers.stop();
      owner.online(open, result, List.copyOf(early));
      early.clear();
    }
  }

  private void closed(CloseReason reason) {
    if (over) {
      return;
    }
    if (online) {
      over = true;
      owner.lost(reason.text());
    } else {
      follow(login.closed(reason.text()));
    }
  }

  private void fail(Failure failure) {
    over = true;
    timers.stop();
    owner.failed(failure);
  }
}
