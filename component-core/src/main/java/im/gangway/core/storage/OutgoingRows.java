package im.gangway.core.storage;

import im.gangway.core.storage.StoredOutgoing.Content;
import im.gangway.core.storage.StoredOutgoing.Failure;
import im.gangway.core.storage.StoredOutgoing.Head;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of the table outgoing. */
final class OutgoingRows {
  private static final String COLUMNS =
      "id, owner, contact, sender, addressee, stanza_id, stanza_type, language, receipt, body,"
          + " subject, thread, state, created, reason, detail, others";

  private OutgoingRows() {}

  static void insert(
      Handle handle, String domain, StoredOutgoing message, long sequence, String digest)
      throws SQLException {
    Head head = message.head();
    Content content = message.content().orElseThrow();
    long created = message.created().toEpochMilli();
    Statements.update(
        handle,
        "INSERT INTO outgoing (id, sequence, domain, owner, contact, sender, addressee,"
            + " stanza_id, stanza_type, language, receipt, digest, body, subject, thread,"
            + " others, created, changed)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        message.id(),
        sequence,
        domain,
        message.owner(),
        message.contact(),
        head.sender(),
        head.addressee(),
        head.stanzaId().orElse(null),
        head.type(),
        head.language().orElse(null),
        head.receiptWanted() ? 1 : 0,
        digest,
        content.body(),
        content.subject().orElse(null),
        content.thread().orElse(null),
        content.others().isEmpty() ? null : StoredAddressees.text(content.others()),
        created,
        created);
  }

  /** A message that the same stanza brought before. */
  static Optional<StoredOutgoing> repeated(
      Handle handle, String domain, StoredOutgoing message, String digest, long since)
      throws SQLException {
    return Statements.first(
        handle,
        select(
            "domain = ? AND owner = ? AND stanza_id = ? AND addressee = ? AND digest = ?"
                + " AND created > ? ORDER BY sequence DESC LIMIT 1"),
        OutgoingRows::read,
        domain,
        message.owner(),
        message.head().stanzaId().orElse(null),
        message.head().addressee(),
        digest,
        since);
  }

  static Optional<StoredOutgoing> find(Handle handle, String id) throws SQLException {
    return Statements.first(handle, select("id = ?"), OutgoingRows::read, id);
  }

  static List<StoredOutgoing> open(Handle handle, String domain, String owner, int most) {
    return handle
        .createQuery(
            select(
                "domain = :domain AND owner = :owner AND state < 2"
                    + " ORDER BY sequence LIMIT :most"))
        .bind("domain", domain)
        .bind("owner", owner)
        .bind("most", most)
        .map((rs, context) -> read(rs))
        .list();
  }

  static List<String> owners(Handle handle, String domain, String after, int most) {
    return handle
        .createQuery(
            "SELECT DISTINCT owner FROM outgoing WHERE domain = :domain AND state < 2"
                + " AND owner > :after ORDER BY owner LIMIT :most")
        .bind("domain", domain)
        .bind("after", after)
        .bind("most", most)
        .mapTo(String.class)
        .list();
  }

  /** Moves a message on, never back: the first end counts. False if it had come further before. */
  static boolean advance(Handle handle, String id, MessageState state, long now)
      throws SQLException {
    return Statements.update(
            handle,
            "UPDATE outgoing SET state = ?, changed = ? WHERE id = ? AND state < ? AND state < 3",
            state.stored(),
            now,
            id,
            state.stored())
        > 0;
  }

  /** Takes a message back to where it was before it was handed over. */
  static void takeBack(Handle handle, String id, long now) throws SQLException {
    Statements.update(
        handle, "UPDATE outgoing SET state = 0, changed = ? WHERE id = ? AND state = 1", now, id);
  }

  /** Ends a message as failed if it waits; false if it does not. */
  static boolean drop(Handle handle, String id, long now) throws SQLException {
    return Statements.update(
            handle,
            "UPDATE outgoing SET state = ?, changed = ? WHERE id = ? AND state = 0",
            MessageState.FAILED.stored(),
            now,
            id)
        > 0;
  }

  /** What is said in a message is kept no longer than it is needed. */
  static void end(Handle handle, String id, Optional<Failure> failure) throws SQLException {
    Statements.update(
        handle,
        "UPDATE outgoing SET body = NULL, subject = NULL, thread = NULL, others = NULL, reason = ?, detail = ?,"
            + " told = CASE WHEN state = 3 AND receipt = 0 THEN 1 ELSE 0 END WHERE id = ?",
        failure.map(Failure::reason).orElse(null),
        failure.map(Failure::text).orElse(null),
        id);
  }

  static void told(Handle handle, String id) throws SQLException {
    Statements.update(handle, "UPDATE outgoing SET told = 1 WHERE id = ?", id);
  }

  static UntoldPage untold(Handle handle, String domain, long after, int most) {
    long[] last = {after};
    List<StoredOutgoing> messages =
        handle
            .createQuery(
                "SELECT "
                    + COLUMNS
                    + ", sequence FROM outgoing WHERE domain = :domain"
                    + " AND state >= 3 AND told = 0 AND sequence > :after"
                    + " ORDER BY sequence LIMIT :most")
            .bind("domain", domain)
            .bind("after", after)
            .bind("most", most)
            .map(
                (rs, context) -> {
                  last[0] = rs.getLong(18);
                  return read(rs);
                })
            .list();
    return new UntoldPage(messages, last[0]);
  }

  static int forget(Handle handle, long before, int most) {
    return handle
        .createUpdate(
            "DELETE FROM outgoing WHERE id IN (SELECT id FROM outgoing WHERE changed < :before"
                + " AND state >= 2 ORDER BY changed LIMIT :most)")
        .bind("before", before)
        .bind("most", most)
        .execute();
  }

  private static String select(String where) {
    return "SELECT " + COLUMNS + " FROM outgoing WHERE " + where;
  }

  private static StoredOutgoing read(ResultSet row) throws SQLException {
    return new StoredOutgoing(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        new Head(
            row.getString(4),
            row.getString(5),
            Optional.ofNullable(row.getString(6)),
            row.getString(7),
            Optional.ofNullable(row.getString(8)),
            row.getInt(9) != 0),
        content(row),
        MessageState.of(row.getInt(13)),
        Instant.ofEpochMilli(row.getLong(14)),
        Optional.ofNullable(row.getString(15))
            .map(reason -> new Failure(reason, textOrEmpty(row))));
  }

  private static Optional<Content> content(ResultSet row) throws SQLException {
    String body = row.getString(10);
    if (body == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Content(
            body,
            Optional.ofNullable(row.getString(11)),
            Optional.ofNullable(row.getString(12)),
            StoredAddressees.read(row.getString(17))));
  }

  private static String textOrEmpty(ResultSet row) {
    try {
      String text = row.getString(16);
      return text == null ? "" : text;
    } catch (SQLException e) {
      throw new StorageException("A message could not be read: " + e.getMessage(), e);
    }
  }
}
