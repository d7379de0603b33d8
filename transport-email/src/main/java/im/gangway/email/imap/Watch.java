package im.gangway.email.imap;

import im.gangway.email.imap.ImapLogin.LoggedIn;
import im.gangway.transport.Circuit;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One mailbox over all its connections: connects again and again, with longer and longer pauses.
 * Thread-safe.
 */
final class Watch implements MailboxWatch {
  private static final int MAX_ERRANDS = 200;
  private static final int MAX_ERRAND_BYTES = 32 << 20;

  private enum Told {
    NOTHING,
    ONLINE,
    UNREACHABLE
  }

  private final WatchedMailbox mailbox;
  private final ImapLogin login;
  private final Surroundings around;
  private final Function<String, Circuit> circuits;
  private final Teller teller;
  private final Progress progress;
  private final Errands doing;
  private final Pauses pauses;
  private final Deque<Errand> errands = new ArrayDeque<>();
  private @Nullable Visit visit;
  private boolean isClosed;
  private int errandBytes;
  private Told told = Told.NOTHING;
  private int failures;

  Watch(
      WatchedMailbox mailbox,
      MailboxListener listener,
      ImapLogin login,
      Surroundings around,
      Function<String, Circuit> circuits) {
    this.mailbox = mailbox;
    this.login = login;
    this.around = around;
    this.circuits = circuits;
    this.teller = new Teller(listener, around.blocking());
    this.progress = new Progress(mailbox.cursors());
    this.doing = new Errands(mailbox.host());
    this.pauses =
        new Pauses(
            around.limits().firstPause(),
            around.limits().longestPause(),
            () -> ThreadLocalRandom.current().nextDouble());
  }

  void connect() {
    if (isClosed()) {
      return;
    }
    Circuit circuit = circuits.apply(mailbox.host().toString());
    if (!circuit.enter()) {
      lost(Failure.told(mailbox.host(), new IllegalStateException("The circuit is open")));
      return;
    }
    around
        .dials()
        .with(1, () -> login.connect(mailbox.host(), mailbox.login()))
        .whenComplete(
            (server, failed) -> {
              if (failed == null) {
                circuit.reached();
                begin(server);
              } else {
                notConnected(circuit, Failure.of(failed));
              }
            });
  }

  private void begin(LoggedIn server) {
    Visit now =
        new Visit(server, mailbox, progress, teller, around, this::nextErrand, this::wasRead);
    synchronized (this) {
      visit = now;
    }
    if (isClosed()) {
      now.close();
      return;
    }
    tell(Told.ONLINE, MailboxListener::online);
    now.run().whenComplete((never, failed) -> ended(server, failed));
  }

  /** Whoever lets us in and throws us out at once does not count as well. */
  private synchronized void wasRead() {
    failures = 0;
  }

  private void ended(LoggedIn server, Throwable failed) {
    server.connection().close();
    boolean isAgain;
    synchronized (this) {
      visit = null;
      failures++;
      isAgain = failures > 2;
    }
    again(Failure.told(mailbox.host(), failed), isAgain);
  }

  private void notConnected(Circuit circuit, Throwable failed) {
    LegacyException why = Failure.told(mailbox.host(), failed);
    if (why.reason() == FailureReason.CREDENTIALS_REFUSED) {
      circuit.reached();
      if (end()) {
        teller.ask(listener -> said(() -> listener.refused(why)));
      }
      return;
    }
    if (why.reason() == FailureReason.NETWORK_UNREACHABLE) {
      circuit.unreachable();
    } else {
      circuit.leave();
    }
    lost(why);
  }

  private void lost(LegacyException why) {
    synchronized (this) {
      failures++;
    }
    again(why, true);
  }

  /** A connection that is lost and made again at once is no news for anybody. */
  private void again(LegacyException why, boolean isNews) {
    if (isClosed()) {
      return;
    }
    if (isNews) {
      tell(Told.UNREACHABLE, listener -> listener.unreachable(why));
    }
    around.after(pause(), this::connect);
  }

  private synchronized Duration pause() {
    return pauses.after(failures);
  }

  private void tell(Told next, Consumer<MailboxListener> words) {
    synchronized (this) {
      if (told == next || isClosed) {
        return;
      }
      told = next;
    }
    teller.ask(listener -> said(() -> words.accept(listener)));
  }

  private static CompletionStage<Void> said(Runnable words) {
    words.run();
    return CompletableFuture.completedFuture(null);
  }

  private synchronized boolean isClosed() {
    return isClosed;
  }

  private synchronized @Nullable Errand nextErrand() {
    Errand next = errands.poll();
    errandBytes -= next == null ? 0 : next.bytes();
    return next;
  }

  private CompletionStage<Void> add(Errand.Work work, int bytes) {
    Errand errand = new Errand(work, bytes);
    Visit open;
    synchronized (this) {
      if (isClosed) {
        return Errands.failed("closed");
      }
      if (errands.size() >= MAX_ERRANDS || errandBytes + bytes > MAX_ERRAND_BYTES) {
        return Errands.failed("too-much");
      }
      errands.add(errand);
      errandBytes += bytes;
      open = visit;
    }
    if (open != null) {
      open.wake();
    }
    return errand.done();
  }

  @Override
  public CompletionStage<Void> markSeen(FolderCursor mail) {
    return add(doing.flag(mail, "\\Seen"), 0);
  }

  @Override
  public CompletionStage<Void> markAnswered(FolderCursor mail) {
    return add(doing.flag(mail, "\\Answered"), 0);
  }

  @Override
  public CompletionStage<Void> moveToJunk(FolderCursor mail) {
    return add(doing.moveToJunk(mail), 0);
  }

  @Override
  public CompletionStage<Void> keepSent(byte[] mail) {
    return add(doing.keepSent(mail), mail.length);
  }

  /** False if it has ended before. */
  private boolean end() {
    List<Errand> left;
    Visit open;
    synchronized (this) {
      if (isClosed) {
        return false;
      }
      isClosed = true;
      open = visit;
      left = new ArrayList<>(errands);
      errands.clear();
    }
    left.forEach(
        each ->
            Errands.<Void>failed("closed")
                .whenComplete((never, why) -> each.done().completeExceptionally(why)));
    if (open != null) {
      open.close();
    }
    return true;
  }

  @Override
  public void close() {
    end();
  }
}
