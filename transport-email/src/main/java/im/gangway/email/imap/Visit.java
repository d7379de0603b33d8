package im.gangway.email.imap;

import im.gangway.email.imap.ImapLogin.LoggedIn;
import im.gangway.email.imap.wire.ImapAnswer;
import im.gangway.email.imap.wire.ImapCommand;
import im.gangway.email.imap.wire.ImapConnection;
import im.gangway.email.imap.wire.ImapResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What happens on one connection of a mailbox: read what is new, wait, and so on until the
 * connection ends. Its steps follow each other; {@link #wake} may be called on any thread.
 */
final class Visit {
  private final LoggedIn server;
  private final ImapConnection connection;
  private final WatchedMailbox mailbox;
  private final Progress progress;
  private final Teller teller;
  private final Surroundings around;
  private final Supplier<@Nullable Errand> errands;
  private final Runnable wasRead;
  private final List<String> order;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private volatile boolean isNews = true;
  private volatile boolean isWoken;
  private volatile @Nullable CompletableFuture<Void> pause;
  private boolean canIdle;
  private boolean isNotTaken;

  Visit(
      LoggedIn server,
      WatchedMailbox mailbox,
      Progress progress,
      Teller teller,
      Surroundings around,
      Supplier<@Nullable Errand> errands,
      Runnable wasRead) {
    this.server = server;
    this.connection = server.connection();
    this.mailbox = mailbox;
    this.progress = progress;
    this.teller = teller;
    this.around = around;
    this.errands = errands;
    this.wasRead = wasRead;
    this.canIdle = server.capabilities().has("IDLE");
    this.order = new ArrayList<>(mailbox.folders().subList(1, mailbox.folders().size()));
    order.add(mailbox.folders().get(0));
  }

  /** Fails when the connection ends. */
  CompletionStage<Void> run() {
    connection.listen(this::heard);
    goOn(null, null);
    return ended;
  }

  /** There is something to do. */
  void wake() {
    isWoken = true;
    connection.endIdle();
    CompletableFuture<Void> waiting = pause;
    if (waiting != null) {
      waiting.complete(null);
    }
  }

  private void heard(ImapResponse response) {
    if (response.isAbout("EXISTS")) {
      isNews = true;
      connection.endIdle();
    }
  }

  private void goOn(@Nullable Void nothing, @Nullable Throwable failed) {
    if (failed != null) {
      ended.completeExceptionally(failed);
      return;
    }
    try {
      next().whenComplete(this::goOn);
    } catch (RuntimeException bug) {
      ended.completeExceptionally(bug);
    }
  }

  private CompletionStage<Void> next() {
    isWoken = false;
    Errand errand = errands.get();
    if (errand != null) {
      isNews = true;
      return errand.run(server);
    }
    if (isNews && !isNotTaken) {
      return Each.of(order, this::read).handle(this::read).thenCompose(stage -> stage);
    }
    return canIdle && !isNotTaken ? idle() : poll();
  }

  private CompletionStage<Void> read(@Nullable Void nothing, @Nullable Throwable failed) {
    if (failed == null) {
      wasRead.run();
      return CompletableFuture.completedFuture(null);
    }
    isNotTaken = Failure.of(failed) instanceof NotTakenException;
    return isNotTaken
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.failedFuture(failed);
  }

  /** A folder that is not there is passed over, unless it is the only one. */
  private CompletionStage<Void> read(String folder) {
    return connection
        .run(ImapCommand.of("EXAMINE " + FolderName.quoted(folder)))
        .thenCompose(answer -> scan(folder, answer));
  }

  private CompletionStage<Void> scan(String folder, ImapAnswer answer) {
    boolean isFirst = folder.equals(mailbox.folders().get(0));
    if (!answer.isOk()) {
      return isFirst
          ? Errands.failed("folder", mailbox.host().toString(), Words.of(answer.end().words()))
          : CompletableFuture.completedFuture(null);
    }
    if (isFirst) {
      isNews = false;
    }
    OpenFolder open = OpenFolder.of(answer);
    return new FolderScan(
            connection,
            teller,
            progress,
            around.limits(),
            around.bytes(),
            around.clock(),
            mailbox.since(),
            folder,
            open)
        .run(open);
  }

  /** Ends when the server has news, when somebody wakes us, or when it has to be renewed. */
  private CompletionStage<Void> idle() {
    CompletionStage<ImapAnswer> idling = connection.run(ImapCommand.idle());
    Future<?> renewal = around.after(around.limits().renewal(), connection::endIdle);
    if (isWoken || isNews) {
      connection.endIdle();
    }
    return idling.thenAccept(
        answer -> {
          renewal.cancel(false);
          canIdle = answer.isOk();
          isNews |= order.size() > 1;
        });
  }

  private CompletionStage<Void> poll() {
    CompletableFuture<Void> waiting = new CompletableFuture<>();
    pause = waiting;
    Duration length = isNotTaken ? around.limits().retry() : around.limits().poll();
    Future<?> timer = around.after(length, () -> waiting.complete(null));
    if (isWoken) {
      waiting.complete(null);
    }
    connection.ended().thenRun(() -> waiting.complete(null));
    return waiting
        .thenCompose(over -> connection.run(ImapCommand.of("NOOP")))
        .thenAccept(
            answer -> {
              timer.cancel(false);
              isNews |= isNotTaken || order.size() > 1;
              isNotTaken = false;
              pause = null;
            });
  }

  void close() {
    connection.close();
  }
}
