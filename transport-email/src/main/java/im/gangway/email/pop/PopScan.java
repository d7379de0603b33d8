package im.gangway.email.pop;

import im.gangway.email.pop.PopLink.Listed;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Finds the mails of a mailbox that have not been told yet: from the newest back to where a long
 * run of them is old or known. For one session.
 */
final class PopScan {
  /** Servers list mails in the order in which they came, or nearly so. */
  private static final int RUN = 50;

  /** A mail to be told. */
  record Fresh(Listed mail, Instant receivedAt) {}

  private final PopWatch watch;
  private final PopLink link;
  private final Deque<Listed> rest = new ArrayDeque<>();
  private final List<Fresh> fresh = new ArrayList<>();
  private final int most;
  private int run;

  /**
   * @param unknown the oldest first
   */
  PopScan(PopWatch watch, PopLink link, List<Listed> unknown, int most) {
    this.watch = watch;
    this.link = link;
    this.most = most;
    unknown.forEach(rest::push);
  }

  /** The mails to be told, the oldest first. */
  CompletionStage<List<Fresh>> run() {
    Listed mail = run < RUN && fresh.size() < most ? rest.poll() : null;
    if (mail == null) {
      Collections.reverse(fresh);
      return CompletableFuture.completedFuture(fresh);
    }
    return watch
        .knows(mail.uid())
        .thenCompose(known -> known ? CompletableFuture.completedFuture(none()) : dated(mail))
        .thenComposeAsync(found -> next(mail, found), watch.pool());
  }

  private static Optional<Instant> none() {
    return Optional.empty();
  }

  /** When it came, if that matters. */
  private CompletionStage<Optional<Instant>> dated(Listed mail) {
    return watch.block(link, () -> date(mail)).thenApply(watch::sinceRegistered);
  }

  private Optional<Instant> date(Listed mail) throws IOException {
    return link.header(mail).flatMap(ReceivedDate::of);
  }

  private CompletionStage<List<Fresh>> next(Listed mail, Optional<Instant> found) {
    run = found.isPresent() ? 0 : run + 1;
    found.ifPresent(at -> fresh.add(new Fresh(mail, at)));
    return run();
  }

  /** Whether there may be more than were found. */
  boolean isCut() {
    return fresh.size() >= most && !rest.isEmpty();
  }
}
