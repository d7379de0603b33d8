package im.gangway.core.storage;

/** The work was not accepted because too much waits for the database already; it left no trace. */
public final class StoreOverflowException extends StorageException {
  private static final long serialVersionUID = 1L;

  StoreOverflowException(int waiting) {
    super("The database is behind: " + waiting + " works wait for it. Try again later.");
  }
}
