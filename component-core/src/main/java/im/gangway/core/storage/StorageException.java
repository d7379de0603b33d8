package im.gangway.core.storage;

/** The database cannot be opened, or did not store or find something; the message says why. */
public class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StorageException(String message) {
    super(message);
  }

  StorageException(String message, Throwable cause) {
    super(message, cause);
  }
}
