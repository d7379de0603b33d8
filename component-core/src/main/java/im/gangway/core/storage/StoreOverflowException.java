package im.gangway.core.storage;

/** The work was not accepted because too much waits for the database already; it left no trace. */
public final class StoreOverflowException extends StorageException {
  private static final long serialVersionUID = 1L;

  StoreOverflowException(int capacity) {
    super("The database is behind: " + capacity + " works wait for it. Try again later.");
  }
}
