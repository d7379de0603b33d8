package im.gangway.core.storage;

import im.gangway.core.storage.StoredOutgoing.Failure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of the tables outgoing_part and early_report. */
final class ReportRows {
  private ReportRows() {}

  /**
   * A report.
   *
   * @param state delivered or failed
   */
  record Report(MessageState state, Optional<Failure> failure) {}

  static void addPart(Handle handle, String domain, String legacyId, String message)
      throws SQLException {
    Statements.update(
        handle,
        "INSERT INTO outgoing_part (domain, legacy_id, message) VALUES (?, ?, ?)"
            + " ON CONFLICT (domain, legacy_id) DO UPDATE SET message = excluded.message,"
            + " delivered = 0",
        domain,
        legacyId,
        message);
  }

  static Optional<String> messageOf(Handle handle, String domain, String legacyId)
      throws SQLException {
    return Statements.first(
        handle,
        "SELECT message FROM outgoing_part WHERE domain = ? AND legacy_id = ?",
        row -> row.getString(1),
        domain,
        legacyId);
  }

  /** Notes that a part has been delivered; true if all parts of its message now are. */
  static boolean delivered(Handle handle, String domain, String legacyId, String message)
      throws SQLException {
    Statements.update(
        handle,
        "UPDATE outgoing_part SET delivered = 1 WHERE domain = ? AND legacy_id = ?",
        domain,
        legacyId);
    return Statements.first(
            handle,
            "SELECT 1 FROM outgoing_part WHERE message = ? AND delivered = 0 LIMIT 1",
            row -> row.getInt(1),
            message)
        .isEmpty();
  }

  static void keepEarly(Handle handle, String domain, String legacyId, Report report, long now)
      throws SQLException {
    Statements.update(
        handle,
        "INSERT INTO early_report (domain, legacy_id, state, reason, detail, created)"
            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (domain, legacy_id) DO NOTHING",
        domain,
        legacyId,
        report.state().stored(),
        report.failure().map(Failure::reason).orElse(null),
        report.failure().map(Failure::text).orElse(null),
        now);
  }

  static Optional<Report> takeEarly(Handle handle, String domain, String legacyId)
      throws SQLException {
    Optional<Report> early =
        Statements.first(
            handle,
            "SELECT state, reason, detail FROM early_report WHERE domain = ? AND legacy_id = ?",
            ReportRows::read,
            domain,
            legacyId);
    if (early.isPresent()) {
      Statements.update(
          handle, "DELETE FROM early_report WHERE domain = ? AND legacy_id = ?", domain, legacyId);
    }
    return early;
  }

  private static Report read(ResultSet row) throws SQLException {
    String detail = row.getString(3);
    return new Report(
        MessageState.of(row.getInt(1)),
        Optional.ofNullable(row.getString(2))
            .map(reason -> new Failure(reason, detail == null ? "" : detail)));
  }

  static int forget(Handle handle, long before) {
    return handle
        .createUpdate("DELETE FROM early_report WHERE created < :before")
        .bind("before", before)
        .execute();
  }
}
