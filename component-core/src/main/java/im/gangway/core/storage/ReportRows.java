package im.gangway.core.storage;

import im.gangway.core.storage.StoredOutgoing.Failure;
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

  static void addPart(Handle handle, String domain, String legacyId, String message) {
    handle
        .createUpdate(
            "INSERT INTO outgoing_part (domain, legacy_id, message) VALUES (:domain, :id, :message)"
                + " ON CONFLICT (domain, legacy_id) DO UPDATE SET message = excluded.message,"
                + " delivered = 0")
        .bind("domain", domain)
        .bind("id", legacyId)
        .bind("message", message)
        .execute();
  }

  static Optional<String> messageOf(Handle handle, String domain, String legacyId) {
    return handle
        .createQuery("SELECT message FROM outgoing_part WHERE domain = :domain AND legacy_id = :id")
        .bind("domain", domain)
        .bind("id", legacyId)
        .mapTo(String.class)
        .findOne();
  }

  /** Notes that a part has been delivered; true if all parts of its message now are. */
  static boolean delivered(Handle handle, String domain, String legacyId, String message) {
    handle
        .createUpdate(
            "UPDATE outgoing_part SET delivered = 1 WHERE domain = :domain AND legacy_id = :id")
        .bind("domain", domain)
        .bind("id", legacyId)
        .execute();
    return handle
            .createQuery(
                "SELECT COUNT(*) FROM outgoing_part WHERE message = :message AND delivered = 0")
            .bind("message", message)
            .mapTo(Integer.class)
            .one()
        == 0;
  }

  static void keepEarly(Handle handle, String domain, String legacyId, Report report, long now) {
    handle
        .createUpdate(
            "INSERT INTO early_report (domain, legacy_id, state, reason, detail, created)"
                + " VALUES (:domain, :id, :state, :reason, :detail, :now)"
                + " ON CONFLICT (domain, legacy_id) DO NOTHING")
        .bind("domain", domain)
        .bind("id", legacyId)
        .bind("state", report.state().stored())
        .bind("reason", report.failure().map(Failure::reason).orElse(null))
        .bind("detail", report.failure().map(Failure::text).orElse(null))
        .bind("now", now)
        .execute();
  }

  static Optional<Report> takeEarly(Handle handle, String domain, String legacyId) {
    Optional<Report> early =
        handle
            .createQuery(
                "SELECT state, reason, detail FROM early_report"
                    + " WHERE domain = :domain AND legacy_id = :id")
            .bind("domain", domain)
            .bind("id", legacyId)
            .map(
                (rs, context) -> {
                  String detail = rs.getString(3);
                  return new Report(
                      MessageState.of(rs.getInt(1)),
                      Optional.ofNullable(rs.getString(2))
                          .map(reason -> new Failure(reason, detail == null ? "" : detail)));
                })
            .findOne();
    early.ifPresent(
        found ->
            handle
                .createUpdate("DELETE FROM early_report WHERE domain = :domain AND legacy_id = :id")
                .bind("domain", domain)
                .bind("id", legacyId)
                .execute());
    return early;
  }

  static int forget(Handle handle, long before) {
    return handle
        .createUpdate("DELETE FROM early_report WHERE created < :before")
        .bind("before", before)
        .execute();
  }
}
