package im.gangway.core.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jdbi.v3.core.Handle;

/**
 * The messages of legacy users to users: those that the users' server has not proven to have, and,
 * for as long as they might come twice, the others.
 *
 * <p>Stages fail with {@link StorageException}; see {@link Database} for the thread they complete
 * on. Thread-safe.
 */
public final class IncomingStore {
  private final Database database;
  private final Clock clock;
  private final Sequence sequence;

  /** A store in that database, which is asked how far it has come: blocks, for the start. */
  public IncomingStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.sequence = Sequence.after("incoming WHERE state = 0", database, clock);
  }

  /** A message that is to be stored, but for its number and time. */
  @FunctionalInterface
  public interface Draft {
    StoredIncoming numbered(long sequence, Instant now);
  }

  /**
   * Stores a message, unless one with the same legacy id came from the same legacy user to the same
   * user before. Messages are stored in the order of their numbers.
   *
   * @return the message; empty if it was stored before
   */
  public synchronized CompletionStage<Optional<StoredIncoming>> put(String domain, Draft draft) {
    StoredIncoming message = draft.numbered(sequence.next(), clock.instant());
    return database.write(
        handle -> insert(handle, domain, message) ? Optional.of(message) : Optional.empty(),
        StorableText.bytes(message.body().length()));
  }

  private static boolean insert(Handle handle, String domain, StoredIncoming message)
      throws SQLException {
    return Statements.update(
            handle,
            "INSERT INTO incoming (id, sequence, domain, owner, contact, legacy_id, kind, body,"
                + " sent_at, created, extras) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING",
            message.id(),
            message.sequence(),
            domain,
            message.owner(),
            message.contact(),
            message.legacyId().orElse(null),
            message.kind(),
            message.body(),
            message.sentAt().map(Instant::toEpochMilli).orElse(null),
            message.created().toEpochMilli(),
            message.extras().written().orElse(null))
        > 0;
  }

  /**
   * The next messages that the users' server has not proven to have, in order.
   *
   * @param after the number of the last one of the page before; 0 for the first page
   */
  public CompletionStage<List<StoredIncoming>> open(String domain, long after, int most) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT id, sequence, owner, contact, legacy_id, kind, body, sent_at,"
                        + " created, extras FROM incoming WHERE domain = :domain AND state = 0"
                        + " AND sequence > :after ORDER BY sequence LIMIT :most")
                .bind("domain", domain)
                .bind("after", after)
                .bind("most", most)
                .map((rs, context) -> read(rs))
                .list());
  }

  private static StoredIncoming read(ResultSet row) throws SQLException {
    Object sentAt = row.getObject(8);
    return new StoredIncoming(
        row.getString(1),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        Optional.ofNullable(row.getString(5)),
        row.getString(6),
        row.getString(7),
        Optional.ofNullable(sentAt).map(at -> Instant.ofEpochMilli(((Number) at).longValue())),
        Instant.ofEpochMilli(row.getLong(9)),
        Optional.ofNullable(row.getString(10)).map(StoredExtras::read).orElse(StoredExtras.NONE));
  }

  /** The id under which a legacy user's message was stored, if it still is. */
  public CompletionStage<Optional<String>> idOf(
      String domain, String owner, String contact, String legacyId) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT id FROM incoming WHERE domain = :domain AND owner = :owner"
                        + " AND contact = :contact AND legacy_id = :legacyId")
                .bind("domain", domain)
                .bind("owner", owner)
                .bind("contact", StorableText.of(contact))
                .bind("legacyId", StorableText.of(legacyId))
                .mapTo(String.class)
                .findOne());
  }

  /**
   * The users' server has the message, or nobody there will: what it says is no longer kept.
   *
   * @return false if that was known before
   */
  public CompletionStage<Boolean> done(String id) {
    return database.write(
        handle ->
            Statements.update(
                    handle,
                    "UPDATE incoming SET state = 1, body = NULL, extras = NULL WHERE id = ? AND state = 0",
                    id)
                > 0);
  }

  /**
   * Forgets messages from before that time which the users' server has; some at a time.
   *
   * @return how many; call again while it is as many as asked
   */
  public CompletionStage<Integer> forget(Instant before, int most) {
    return database.write(
        handle ->
            handle
                .createUpdate(
                    "DELETE FROM incoming WHERE id IN (SELECT id FROM incoming"
                        + " WHERE created < :before AND state = 1 ORDER BY created LIMIT :most)")
                .bind("before", before.toEpochMilli())
                .bind("most", most)
                .execute());
  }
}
