package im.gangway.core.storage;

import im.gangway.core.storage.ReportRows.Report;
import im.gangway.core.storage.StoredOutgoing.Content;
import im.gangway.core.storage.StoredOutgoing.Failure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jdbi.v3.core.Handle;

/**
 * The messages of users to legacy users: those that wait to be sent, and, for as long as reports
 * and repetitions may come, what became of the others.
 *
 * <p>A message only moves on: the first end that is stored is the one that counts. Stages fail with
 * {@link StorageException}; see {@link Database} for the thread they complete on. Thread-safe.
 */
public final class OutgoingStore {
  private static final Duration REPETITION = Duration.ofHours(24);

  private final Database database;
  private final Clock clock;
  private final Sequence sequence;

  /** A store in that database, which is asked how far it has come: blocks, for the start. */
  public OutgoingStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.sequence = Sequence.after("outgoing WHERE state < 2", database, clock);
  }

  /**
   * Stores a message, unless the same stanza (id, addressees, text) came within a day.
   *
   * @return that stanza's message, with what has become of it; empty if this one is stored
   */
  public synchronized CompletionStage<Optional<StoredOutgoing>> put(
      String domain, StoredOutgoing message) {
    long number = sequence.next();
    String digest = digest(message.content().orElseThrow());
    long since = clock.instant().minus(REPETITION).toEpochMilli();
    boolean repeatable = message.head().stanzaId().isPresent();
    return database.write(
        handle -> {
          Optional<StoredOutgoing> before =
              repeatable
                  ? OutgoingRows.repeated(handle, domain, message, digest, since)
                  : Optional.empty();
          if (before.isEmpty()) {
            OutgoingRows.insert(handle, domain, message, number, digest);
          }
          return before;
        },
        StorableText.bytes(message.content().orElseThrow().characters()));
  }

  private static String digest(Content content) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(content.subject().orElse("").getBytes(StandardCharsets.UTF_8));
      sha.update((byte) 0);
      sha.update(content.body().getBytes(StandardCharsets.UTF_8));
      if (!content.others().isEmpty()) {
        sha.update((byte) 0);
        sha.update(StoredAddressees.text(content.others()).getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(sha.digest(), 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }

  /** The id of the user's stanza that became a message, if both are still known. */
  public CompletionStage<Optional<String>> stanzaOf(String id) {
    return database.read(
        handle -> OutgoingRows.find(handle, id).flatMap(it -> it.head().stanzaId()));
  }

  /** A user's messages that have not been accepted, in the order in which they came. */
  public CompletionStage<List<StoredOutgoing>> open(String domain, String owner, int most) {
    return database.read(handle -> OutgoingRows.open(handle, domain, owner, most));
  }

  /**
   * The next users, in alphabetical order, of whom messages have not been accepted.
   *
   * @param after the last user of the page before; empty for the first page
   */
  public CompletionStage<List<String>> owners(String domain, String after, int most) {
    return database.read(handle -> OutgoingRows.owners(handle, domain, after, most));
  }

  /** The message is about to be handed to the legacy service. */
  public CompletionStage<Void> handOver(String id) {
    long now = clock.millis();
    return database
        .write(handle -> OutgoingRows.advance(handle, id, MessageState.HANDED_OVER, now))
        .thenAccept(done -> {});
  }

  /** The message was not taken: it waits again. */
  public CompletionStage<Void> takeBack(String id) {
    long now = clock.millis();
    return database
        .write(
            handle -> {
              OutgoingRows.takeBack(handle, id, now);
              return true;
            })
        .thenAccept(done -> {});
  }

  /**
   * The legacy service has accepted the message.
   *
   * @param legacyIds under which reports will come
   * @return the message, if reports that came before have brought it to its end
   */
  public CompletionStage<Optional<StoredOutgoing>> accepted(
      String domain, String id, List<String> legacyIds) {
    long at = clock.millis();
    List<String> parts = legacyIds.stream().map(StorableText::of).toList();
    return database.write(
        handle -> {
          if (!OutgoingRows.advance(handle, id, MessageState.ACCEPTED, at)) {
            return Optional.empty();
          }
          for (String part : parts) {
            ReportRows.addPart(handle, domain, part, id);
          }
          Optional<StoredOutgoing> ended = Optional.empty();
          for (String part : parts) {
            Optional<Report> early = ReportRows.takeEarly(handle, domain, part);
            if (early.isPresent()) {
              Optional<StoredOutgoing> now = report(handle, domain, part, id, early.get(), at);
              ended = now.isPresent() ? now : ended;
            }
          }
          return ended;
        });
  }

  /**
   * The message has come to its end without a report.
   *
   * @return the message; empty if it had an end before
   */
  public CompletionStage<Optional<StoredOutgoing>> end(
      String id, MessageState state, Optional<Failure> failure) {
    long now = clock.millis();
    return database.write(handle -> end(handle, id, state, failure, now));
  }

  /**
   * A report has come about a part of a message; one about a message not known yet is kept.
   *
   * @param failure empty: the part was delivered
   * @return the message, if that brought it to its end
   */
  public CompletionStage<Optional<StoredOutgoing>> report(
      String domain, String legacyId, Optional<Failure> failure) {
    long now = clock.millis();
    Report report =
        new Report(failure.isPresent() ? MessageState.FAILED : MessageState.DELIVERED, failure);
    String part = StorableText.of(legacyId);
    return database.write(
        handle -> {
          Optional<String> message = ReportRows.messageOf(handle, domain, part);
          if (message.isEmpty()) {
            ReportRows.keepEarly(handle, domain, part, report, now);
            return Optional.empty();
          }
          return report(handle, domain, part, message.get(), report, now);
        });
  }

  private static Optional<StoredOutgoing> report(
      Handle handle, String domain, String part, String message, Report report, long now)
      throws SQLException {
    boolean decides =
        report.state() == MessageState.FAILED
            || ReportRows.delivered(handle, domain, part, message);
    return decides ? end(handle, message, report.state(), report.failure(), now) : Optional.empty();
  }

  private static Optional<StoredOutgoing> end(
      Handle handle, String id, MessageState state, Optional<Failure> failure, long now)
      throws SQLException {
    if (!OutgoingRows.advance(handle, id, state, now)) {
      return Optional.empty();
    }
    OutgoingRows.end(handle, id, failure);
    return OutgoingRows.find(handle, id);
  }

  /**
   * The operator takes the message away, if it has not been handed over.
   *
   * @return the message; empty if it does not wait any more
   */
  public CompletionStage<Optional<StoredOutgoing>> drop(String id, Failure why) {
    long now = clock.millis();
    return database.write(
        handle -> {
          if (!OutgoingRows.drop(handle, id, now)) {
            return Optional.empty();
          }
          OutgoingRows.end(handle, id, Optional.of(why));
          return OutgoingRows.find(handle, id);
        });
  }

  /** The sender has been told how the message ended. */
  public CompletionStage<Void> told(String id) {
    return database
        .write(
            handle -> {
              OutgoingRows.told(handle, id);
              return true;
            })
        .thenAccept(done -> {});
  }

  /**
   * The next messages of whose end their senders may not have been told, in order.
   *
   * @param after where the page before ended; 0 for the first page
   */
  public CompletionStage<UntoldPage> untold(String domain, long after, int most) {
    return database.read(handle -> OutgoingRows.untold(handle, domain, after, most));
  }

  /**
   * Forgets messages that have not changed since then, except those that wait, and reports nobody
   * asked for; some at a time.
   *
   * @return how many; call again while it is as many as asked
   */
  public CompletionStage<Integer> forget(Instant before, int most) {
    return database.write(
        handle -> {
          ReportRows.forget(handle, before.toEpochMilli());
          return OutgoingRows.forget(handle, before.toEpochMilli(), most);
        });
  }
}
