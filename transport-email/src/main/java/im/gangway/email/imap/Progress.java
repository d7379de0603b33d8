package im.gangway.email.imap;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far the folders of a mailbox have been read, over all its connections, and which mail the
 * server fails to hand out. Thread-safe.
 */
final class Progress {
  private static final int ATTEMPTS = 5;

  private final Map<String, FolderCursor> cursors;
  private FolderCursor suspect = new FolderCursor("-", 0, 0, 0);
  private int attempts;

  Progress(Map<String, FolderCursor> stored) {
    cursors = new ConcurrentHashMap<>(stored);
  }

  Optional<FolderCursor> of(String folder) {
    return Optional.ofNullable(cursors.get(folder));
  }

  void reached(FolderCursor cursor) {
    cursors.put(cursor.folder(), cursor);
  }

  /** Counts an attempt to fetch a mail; false if there have been too many. */
  synchronized boolean mayTry(FolderCursor mail) {
    attempts = mail.equals(suspect) ? attempts + 1 : 1;
    suspect = mail;
    return attempts <= ATTEMPTS;
  }

  /** The server did hand it out: whatever goes wrong later is not its fault. */
  synchronized void fetched() {
    attempts = 0;
  }
}
