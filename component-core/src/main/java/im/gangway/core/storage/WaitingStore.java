package im.gangway.core.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * What waits in the stores of messages, for the operator. Only reads.
 *
 * <p>Stages fail with {@link StorageException}; see {@link Database} for the thread they complete
 * on. Thread-safe.
 */
public final class WaitingStore {
  private static final String COLUMNS = "SELECT id, owner, contact, state, created";

  private final Database database;

  /** What waits in that database. */
  public WaitingStore(Database database) {
    this.database = database;
  }

  /**
   * Some messages that wait.
   *
   * @param messages those to the network first, each direction in the order in which they came
   * @param toNetwork how many there are, whether they are among the messages or not
   * @param toUsers the same for the other direction
   */
  public record Page(List<WaitingMessage> messages, long toNetwork, long toUsers) {
    public Page {
      messages = List.copyOf(messages);
    }
  }

  /**
   * How much waits.
   *
   * @param oldest when the message came that has waited longest; empty when none waits
   */
  public record Depth(long messages, Optional<Instant> oldest) {}

  /**
   * The oldest messages of a domain that wait.
   *
   * @param owner whose; empty for everybody's
   * @param most how many of each direction
   */
  public CompletionStage<Page> list(String domain, String owner, int most) {
    return database.read(
        handle -> {
          List<WaitingMessage> messages = new ArrayList<>();
          for (Direction direction : Direction.values()) {
            messages.addAll(some(handle, direction, domain, owner, most));
          }
          return new Page(
              messages,
              depth(handle, Direction.TO_NETWORK, domain, owner).messages(),
              depth(handle, Direction.TO_USER, domain, owner).messages());
        });
  }

  /** How much of a domain waits. */
  public CompletionStage<Depth> depth(String domain, Direction direction) {
    return database.read(handle -> depth(handle, direction, domain, ""));
  }

  /** A message of a domain, whatever has become of it. */
  public CompletionStage<Optional<WaitingMessage>> find(String domain, String id) {
    return database.read(
        handle -> {
          Optional<WaitingMessage> found = Optional.empty();
          for (Direction direction : Direction.values()) {
            found = found.or(() -> find(handle, direction, domain, id));
          }
          return found;
        });
  }

  private static List<WaitingMessage> some(
      Handle handle, Direction direction, String domain, String owner, int most) {
    return bound(
            handle.createQuery(
                COLUMNS + waiting(direction, owner) + " ORDER BY sequence LIMIT :most"),
            domain,
            owner)
        .bind("most", most)
        .map((rs, context) -> read(rs, direction))
        .list();
  }

  private static Depth depth(Handle handle, Direction direction, String domain, String owner) {
    String sql = "SELECT COUNT(*), MIN(created)" + waiting(direction, owner);
    return bound(handle.createQuery(sql), domain, owner)
        .map(
            (rs, context) -> {
              long messages = rs.getLong(1);
              long oldest = rs.getLong(2);
              return new Depth(
                  messages,
                  messages == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(oldest)));
            })
        .one();
  }

  private static Optional<WaitingMessage> find(
      Handle handle, Direction direction, String domain, String id) {
    return handle
        .createQuery(
            COLUMNS + " FROM " + table(direction) + " WHERE domain = :domain" + " AND id = :id")
        .bind("domain", domain)
        .bind("id", id)
        .map((rs, context) -> read(rs, direction))
        .findOne();
  }

  private static String table(Direction direction) {
    return direction == Direction.TO_NETWORK ? "outgoing" : "incoming";
  }

  /** Written such that the partial indexes of open messages serve it. */
  private static String waiting(Direction direction, String owner) {
    return " FROM "
        + table(direction)
        + " WHERE domain = :domain AND "
        + (direction == Direction.TO_NETWORK ? "state < 2" : "state = 0")
        + (owner.isEmpty() ? "" : " AND owner = :owner");
  }

  private static Query bound(Query query, String domain, String owner) {
    Query some = query.bind("domain", domain);
    return owner.isEmpty() ? some : some.bind("owner", owner);
  }

  private static WaitingMessage read(ResultSet row, Direction direction) throws SQLException {
    int state = row.getInt(4);
    return new WaitingMessage(
        row.getString(1),
        direction,
        row.getString(2),
        row.getString(3),
        direction == Direction.TO_NETWORK
            ? MessageState.of(state)
            : state == 0 ? MessageState.WAITING : MessageState.DELIVERED,
        Instant.ofEpochMilli(row.getLong(5)));
  }
}
