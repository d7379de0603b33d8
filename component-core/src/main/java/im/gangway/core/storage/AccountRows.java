package im.gangway.core.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The SQL of the tables account and registration. */
final class AccountRows {
  private static final List<String> OF_THE_USER =
      List.of("registration", "contact", "user_setting", "outgoing", "incoming", "account");

  private AccountRows() {}

  static Optional<StoredAccount> find(Handle handle, String domain, String owner) {
    Set<String> scopes = scopes(handle, domain, owner);
    return handle
        .createQuery(
            "SELECT disabled, dormant, asked_at, gone_since FROM account"
                + " WHERE domain = :domain AND owner = :owner")
        .bind("domain", domain)
        .bind("owner", owner)
        .map(
            (rs, context) ->
                new StoredAccount(
                    scopes,
                    rs.getInt(1) != 0,
                    rs.getInt(2) != 0,
                    time(rs.getObject(3)),
                    time(rs.getObject(4))))
        .findOne();
  }

  private static Optional<Instant> time(@Nullable Object millis) {
    return Optional.ofNullable((Number) millis)
        .map(known -> Instant.ofEpochMilli(known.longValue()));
  }

  private static Set<String> scopes(Handle handle, String domain, String owner) {
    return Set.copyOf(
        handle
            .createQuery("SELECT scope FROM registration WHERE domain = :domain AND owner = :owner")
            .bind("domain", domain)
            .bind("owner", owner)
            .mapTo(String.class)
            .list());
  }

  static boolean isTaken(
      Handle handle, String domain, String owner, String scope, String identity) {
    return handle
        .createQuery(
            "SELECT EXISTS (SELECT 1 FROM registration WHERE domain = :domain"
                + " AND scope = :scope AND identity = :identity AND owner <> :owner)")
        .bind("domain", domain)
        .bind("scope", scope)
        .bind("identity", identity)
        .bind("owner", owner)
        .mapTo(Boolean.class)
        .one();
  }

  static void putAccount(Handle handle, String domain, String owner, long now) {
    handle
        .createUpdate(
            "INSERT INTO account (domain, owner, created) VALUES (:domain, :owner, :now)"
                + " ON CONFLICT (domain, owner) DO NOTHING")
        .bind("domain", domain)
        .bind("owner", owner)
        .bind("now", now)
        .execute();
  }

  static void putRegistration(
      Handle handle,
      String domain,
      String owner,
      String scope,
      @Nullable String identity,
      long now) {
    handle
        .createUpdate(
            "INSERT INTO registration (domain, owner, scope, identity, created)"
                + " VALUES (:domain, :owner, :scope, :identity, :now)"
                + " ON CONFLICT (domain, owner, scope)"
                + " DO UPDATE SET identity = excluded.identity")
        .bind("domain", domain)
        .bind("owner", owner)
        .bind("scope", scope)
        .bind("identity", identity)
        .bind("now", now)
        .execute();
  }

  static void putFlags(Handle handle, String domain, String owner, StoredAccount flags) {
    handle
        .createUpdate(
            "UPDATE account SET disabled = :disabled, dormant = :dormant, asked_at = :asked,"
                + " gone_since = :gone"
                + " WHERE domain = :domain AND owner = :owner")
        .bind("domain", domain)
        .bind("owner", owner)
        .bind("disabled", flags.disabled() ? 1 : 0)
        .bind("dormant", flags.dormant() ? 1 : 0)
        .bind("asked", flags.askedAt().map(Instant::toEpochMilli).orElse(null))
        .bind("gone", flags.goneSince().map(Instant::toEpochMilli).orElse(null))
        .execute();
  }

  static int deleteScope(Handle handle, String domain, String owner, String scope) {
    int rows = 0;
    for (String table : List.of("registration", "user_setting")) {
      rows +=
          handle
              .createUpdate(
                  "DELETE FROM "
                      + table
                      + " WHERE domain = :domain AND owner = :owner AND scope = :scope")
              .bind("domain", domain)
              .bind("owner", owner)
              .bind("scope", scope)
              .execute();
    }
    return rows;
  }

  static int deleteAll(Handle handle, String domain, String owner) {
    int rows = 0;
    for (String table : OF_THE_USER) {
      rows +=
          handle
              .createUpdate("DELETE FROM " + table + " WHERE domain = :domain AND owner = :owner")
              .bind("domain", domain)
              .bind("owner", owner)
              .execute();
    }
    return rows;
  }

  static List<String> page(Handle handle, String domain, boolean evenIdle, String after, int most) {
    return handle
        .createQuery(
            "SELECT owner FROM account WHERE domain = :domain AND owner > :after"
                + (evenIdle ? "" : " AND disabled = 0 AND dormant = 0")
                + " ORDER BY owner LIMIT :most")
        .bind("domain", domain)
        .bind("after", after)
        .bind("most", most)
        .mapTo(String.class)
        .list();
  }

  static List<String> gone(Handle handle, String domain, long before, String after, int most) {
    return handle
        .createQuery(
            "SELECT owner FROM account WHERE domain = :domain AND gone_since <= :before"
                + " AND disabled = 0 AND dormant = 0 AND owner > :after"
                + " ORDER BY owner LIMIT :most")
        .bind("domain", domain)
        .bind("before", before)
        .bind("after", after)
        .bind("most", most)
        .mapTo(String.class)
        .list();
  }

  static int count(Handle handle, String domain) {
    return handle
        .createQuery("SELECT COUNT(*) FROM account WHERE domain = :domain")
        .bind("domain", domain)
        .mapTo(Integer.class)
        .one();
  }
}
