package im.gangway.core.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * PostgreSQL, whose commits are synced at the server unless its admin says otherwise.
 *
 * <p>Nothing waits for ever on a server that has fallen silent: neither for a connection nor for an
 * answer, nor for another's lock.
 */
record PostgresBackend(DatabaseAccess access) implements StoreBackend {
  static final String PREFIX = "jdbc:postgresql:";
  private static final String OWN_MIGRATIONS = "classpath:im/gangway/core/storage/postgresql";
  private static final int OLDEST_VERSION = 13;
  private static final int LOGIN_SECONDS = 5;
  private static final int ANSWER_SECONDS = 10;
  private static final int MIGRATION_SECONDS = 600;
  private static final String LOCK_LIMIT = "SET lock_timeout = '5s'";

  static PostgresBackend of(DatabaseAccess access) {
    if (Driver.parseURL(access.url(), null) == null) {
      throw new StorageException(
          "The storage URL is none of PostgreSQL: write jdbc:postgresql://HOST:PORT/DATABASE.");
    }
    return new PostgresBackend(access);
  }

  @Override
  public String url() {
    return access.url();
  }

  @Override
  public String name() {
    PGSimpleDataSource source = source(ANSWER_SECONDS);
    return "%s at %s:%d"
        .formatted(source.getDatabaseName(), source.getServerNames()[0], port(source));
  }

  private static int port(PGSimpleDataSource source) {
    int port = source.getPortNumbers()[0];
    return port == 0 ? 5432 : port;
  }

  @Override
  public void prepare() {
    look();
  }

  @Override
  public String look() {
    try (Connection connection = source(ANSWER_SECONDS).getConnection()) {
      int version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < OLDEST_VERSION) {
        throw new StorageException(
            "The PostgreSQL server of %s has version %d; it must be %d or later."
                .formatted(name(), version, OLDEST_VERSION));
      }
      return "the PostgreSQL database " + name() + " can be used.";
    } catch (SQLException e) {
      throw new StorageException(PostgresWords.of(e, name(), source(ANSWER_SECONDS).getUser()), e);
    }
  }

  @Override
  public DataSource migrating() {
    return source(MIGRATION_SECONDS);
  }

  @Override
  public List<String> migrations() {
    return List.of(OWN_MIGRATIONS);
  }

  @Override
  public StoreConnection writing() {
    HikariConfig config = pool("writer");
    return StoreConnection.pooled(new HikariDataSource(config));
  }

  @Override
  public StoreConnection reading() {
    HikariConfig config = pool("reader");
    config.setReadOnly(true);
    // All of a work's queries on one snapshot.
    config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    return StoreConnection.pooled(new HikariDataSource(config));
  }

  private HikariConfig pool(String name) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("gangway-store-" + name);
    config.setDataSource(source(ANSWER_SECONDS));
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(LOGIN_SECONDS * 1_000L);
    config.setConnectionInitSql(LOCK_LIMIT);
    // The first connection is made when it is needed: trouble then is an outage like any other.
    config.setInitializationFailTimeout(-1);
    return config;
  }

  /** What the URL says wins. */
  private PGSimpleDataSource source(int answerSeconds) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setApplicationName("gangway");
    source.setConnectTimeout(LOGIN_SECONDS);
    source.setLoginTimeout(LOGIN_SECONDS);
    source.setSocketTimeout(answerSeconds);
    source.setTcpKeepAlive(true);
    // The details quote stored values, which would end in the log.
    source.setLogServerErrorDetail(false);
    if (access.user() != null) {
      source.setUser(access.user());
    }
    if (access.password() != null) {
      source.setPassword(access.password());
    }
    source.setUrl(access.url());
    return source;
  }

  @Override
  public Optional<StoreProblem> problem(SQLException error) {
    return PostgresWords.problem(error);
  }

  @Override
  public OptionalLong transaction(Handle handle) {
    return handle
        .createQuery("SELECT txid_current_if_assigned()")
        .mapTo(Long.class)
        .findOne()
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  @Override
  public Fate fate(Handle handle, OptionalLong transaction) {
    if (transaction.isEmpty()) {
      // It had written nothing.
      return Fate.ROLLED_BACK;
    }
    String status =
        handle
            .createQuery("SELECT coalesce(txid_status(:id), 'forgotten')")
            .bind("id", transaction.getAsLong())
            .mapTo(String.class)
            .one();
    return switch (status) {
      case "committed" -> Fate.STORED;
      case "aborted" -> Fate.ROLLED_BACK;
      default -> Fate.UNDECIDED;
    };
  }
}
