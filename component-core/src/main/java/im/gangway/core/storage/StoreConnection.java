package im.gangway.core.storage;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection that is kept open and replaced when it broke. For one thread. */
final class StoreConnection {
  private static final Logger log = LoggerFactory.getLogger(StoreConnection.class);

  private final Jdbi jdbi;
  private @Nullable Handle handle;

  StoreConnection(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Starts a transaction. */
  Handle begin() {
    Handle open = handle;
    if (open == null) {
      open = jdbi.open();
      handle = open;
    }
    open.begin();
    return open;
  }

  /** Takes back what the transaction did; false if the connection had to be given up for that. */
  boolean rollback() {
    if (handle == null) {
      return true;
    }
    try {
      handle.rollback();
      return true;
    } catch (JdbiException e) {
      log.warn("A connection to the database is given up: {}", e.getMessage());
      close();
      return false;
    }
  }

  void close() {
    Handle open = handle;
    handle = null;
    if (open != null) {
      try {
        open.close();
      } catch (JdbiException e) {
        log.warn("A connection to the database did not close cleanly: {}", e.getMessage());
      }
    }
  }
}
