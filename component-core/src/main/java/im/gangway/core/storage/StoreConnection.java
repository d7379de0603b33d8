package im.gangway.core.storage;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connection of one thread: replaced when it broke. For that thread. */
final class StoreConnection {
  private static final Logger log = LoggerFactory.getLogger(StoreConnection.class);

  private final Jdbi jdbi;
  private final @Nullable HikariDataSource pool;
  private @Nullable Handle handle;

  private StoreConnection(DataSource source, @Nullable HikariDataSource pool) {
    this.jdbi = Jdbi.create(source);
    this.pool = pool;
    // All but this one quote bound values, which would end in the log.
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
  }

  /** One that stays open between transactions. */
  static StoreConnection kept(DataSource source) {
    return new StoreConnection(source, null);
  }

  /** One that is taken for each transaction from a pool of its own, which sees to its freshness. */
  static StoreConnection pooled(HikariDataSource pool) {
    return new StoreConnection(pool, pool);
  }

  /** Starts a transaction. */
  Handle begin() {
    Handle open = handle;
    if (open == null) {
      open = jdbi.open();
      handle = open;
    }
    try {
      open.begin();
      return open;
    } catch (RuntimeException e) {
      // The driver may believe that the transaction began.
      drop();
      throw e;
    }
  }

  /** Ends a transaction that was committed. */
  void release() {
    if (pool != null) {
      drop();
    }
  }

  /** Takes back what the transaction did; false if the connection had to be given up for that. */
  boolean rollback() {
    if (handle == null) {
      return true;
    }
    try {
      handle.rollback();
      release();
      return true;
    } catch (JdbiException e) {
      log.debug("A connection to the database is given up", e);
      drop();
      return false;
    }
  }

  /** Ends it, so that the next transaction has another one. For use after {@link #rollback}. */
  void renew() {
    drop();
    if (pool != null) {
      pool.getHikariPoolMXBean().softEvictConnections();
    }
  }

  /** Ends it for good. */
  void close() {
    drop();
    if (pool != null) {
      pool.close();
    }
  }

  private void drop() {
    Handle open = handle;
    handle = null;
    if (open != null) {
      try {
        open.close();
      } catch (JdbiException e) {
        log.debug("A connection to the database did not close cleanly", e);
      }
    }
  }
}
