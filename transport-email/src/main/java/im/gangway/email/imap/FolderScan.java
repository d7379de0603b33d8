package im.gangway.email.imap;

import im.gangway.email.imap.RawMail.Extent;
import im.gangway.email.imap.wire.ImapAnswer;
import im.gangway.email.imap.wire.ImapCommand;
import im.gangway.email.imap.wire.ImapConnection;
import im.gangway.email.imap.wire.ImapValue;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells the new mails of an open folder, in the order of their UIDs. For one scan of one folder;
 * its steps follow each other.
 */
final class FolderScan {
  private static final int CHUNK = 50;
  private static final int HEADER_BYTES = 64 << 10;
  private static final byte[] NOTHING = {};
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d-MMM-yyyy", Locale.ENGLISH);

  private final ImapConnection connection;
  private final Teller teller;
  private final Progress progress;
  private final ImapLimits limits;
  private final Budget bytes;
  private final Clock clock;
  private final Instant since;
  private final boolean isFresh;
  private FolderCursor cursor;
  private FolderCursor told;

  FolderScan(
      ImapConnection connection,
      Teller teller,
      Progress progress,
      ImapLimits limits,
      Budget bytes,
      Clock clock,
      Instant since,
      String folder,
      OpenFolder open) {
    this.connection = connection;
    this.teller = teller;
    this.progress = progress;
    this.limits = limits;
    this.bytes = bytes;
    this.clock = clock;
    this.since = since;
    Optional<FolderCursor> last = progress.of(folder);
    isFresh = last.isEmpty() || last.get().validity() != open.validity();
    cursor = isFresh ? begin(folder, open, last.isPresent()) : last.get();
    told = isFresh ? new FolderCursor(folder, open.validity(), 0, 0) : cursor;
  }

  /** After a folder has been rebuilt, all that is in it may be known (RFC 3501 §2.3.1.1). */
  private static FolderCursor begin(String folder, OpenFolder open, boolean isRebuilt) {
    long doubtful = !isRebuilt ? 0 : open.next() > 0 ? open.next() - 1 : Integer.MAX_VALUE * 2L + 1;
    return new FolderCursor(folder, open.validity(), 0, doubtful);
  }

  /** Done when all mails have been told and taken. */
  CompletionStage<Void> run(OpenFolder open) {
    boolean isNothingNew = open.next() > 0 && open.next() <= cursor.uid() + 1;
    CompletionStage<Void> mails =
        open.isEmpty() || isNothingNew ? done() : search().thenCompose(this::tellAll);
    return mails.thenCompose(all -> finish(open));
  }

  private CompletionStage<Void> finish(OpenFolder open) {
    if (isFresh && open.next() - 1 > cursor.uid()) {
      reached(cursor.at(open.next() - 1));
    }
    return cursor.equals(told) ? done() : teller.ask(listener -> listener.passed(cursor));
  }

  private CompletionStage<List<Long>> search() {
    String what =
        isFresh
            ? "SINCE " + DAY.format(LocalDate.ofInstant(since, ZoneOffset.UTC).minusDays(1))
            : "UID " + (cursor.uid() + 1) + ":*";
    return connection.run(ImapCommand.of("UID SEARCH " + what)).thenApply(this::found);
  }

  private List<Long> found(ImapAnswer answer) {
    return answer.data().stream()
        .filter(each -> each.word().equals("SEARCH"))
        .flatMap(each -> List.of(each.rest().split(" ")).stream())
        .map(each -> MailSummary.number(new ImapValue.Atom(each)))
        .filter(each -> each > cursor.uid())
        .sorted()
        .distinct()
        .toList();
  }

  private CompletionStage<Void> tellAll(List<Long> uids) {
    List<List<Long>> chunks = new ArrayList<>();
    for (int at = 0; at < uids.size(); at += CHUNK) {
      chunks.add(uids.subList(at, Math.min(at + CHUNK, uids.size())));
    }
    return Each.of(chunks, this::tellChunk);
  }

  private CompletionStage<Void> tellChunk(List<Long> uids) {
    String set = uids.stream().map(String::valueOf).collect(Collectors.joining(","));
    return connection
        .run(ImapCommand.of("UID FETCH " + set + " (UID RFC822.SIZE INTERNALDATE)"))
        .thenCompose(
            answer -> {
              Map<Long, MailSummary> mails = new HashMap<>();
              answer.data().stream()
                  .flatMap(each -> MailSummary.read(each).stream())
                  .forEach(each -> mails.put(each.uid(), each));
              return answer.isOk() || !mails.isEmpty()
                  ? Each.of(uids, uid -> one(uid, mails.get(uid)))
                  : CompletableFuture.failedFuture(new IllegalStateException(answer.end().words()));
            });
  }

  /** A mail the server says nothing of was deleted meanwhile. */
  private CompletionStage<Void> one(long uid, @Nullable MailSummary mail) {
    if (mail == null || (isFresh && mail.receivedAt().isBefore(since))) {
      reached(cursor.at(uid));
      return done();
    }
    if (!progress.mayTry(cursor.at(uid))) {
      return tell(uid, mail, NOTHING, Extent.NONE);
    }
    boolean isWhole = mail.size() <= limits.mailBytes();
    int most = isWhole ? limits.mailBytes() : HEADER_BYTES;
    return bytes.with(
        isWhole ? Math.max(mail.size(), HEADER_BYTES) : HEADER_BYTES,
        () ->
            fetch(uid, isWhole ? "" : "HEADER", most)
                .thenCompose(
                    body ->
                        body.isEmpty()
                            ? passOver(uid)
                            : tell(uid, mail, body.get(), isWhole ? Extent.WHOLE : Extent.HEADER)));
  }

  private CompletionStage<Optional<byte[]>> fetch(long uid, String section, int most) {
    String what = "UID FETCH " + uid + " (UID BODY.PEEK[" + section + "]<0." + most + ">)";
    return connection
        .run(ImapCommand.of(what).expecting(most))
        .toCompletableFuture()
        .orTimeout(limits.fetchTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(answer -> body(uid, answer));
  }

  private static Optional<byte[]> body(long uid, ImapAnswer answer) {
    Optional<byte[]> body =
        answer.data().stream()
            .flatMap(each -> MailSummary.read(each).stream())
            .filter(each -> each.uid() == uid)
            .flatMap(each -> Optional.ofNullable(each.body()).stream())
            .findFirst();
    if (body.isEmpty() && !answer.isOk()) {
      throw new IllegalStateException(answer.end().words());
    }
    return body;
  }

  private CompletionStage<Void> passOver(long uid) {
    reached(cursor.at(uid));
    return done();
  }

  private CompletionStage<Void> tell(long uid, MailSummary mail, byte[] body, Extent extent) {
    progress.fetched();
    RawMail raw =
        new RawMail(
            body,
            Math.max(mail.size(), body.length),
            mail.receivedAt().equals(Instant.MAX) ? clock.instant() : mail.receivedAt(),
            extent,
            Fingerprint.of(body));
    FolderCursor at = cursor.at(uid);
    CompletionStage<Boolean> known =
        uid <= cursor.doubtful() && extent != Extent.NONE
            ? teller.ask(listener -> listener.knows(raw.fingerprint()))
            : CompletableFuture.completedFuture(false);
    return known.thenCompose(
        isKnown ->
            isKnown
                ? passOver(uid)
                : teller.ask(listener -> listener.arrived(at, raw)).thenRun(() -> taken(at)));
  }

  private void taken(FolderCursor at) {
    reached(at);
    told = at;
  }

  private void reached(FolderCursor at) {
    cursor = at;
    progress.reached(at);
  }

  private static CompletionStage<Void> done() {
    return CompletableFuture.completedFuture(null);
  }
}
