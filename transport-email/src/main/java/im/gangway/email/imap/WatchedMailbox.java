package im.gangway.email.imap;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * A mailbox that is to be watched.
 *
 * @param folders at least one; new mails of the first are told at once, those of the others at the
 *     next poll
 * @param since mails the server got before are not told when there is no cursor, or one that has
 *     become worthless: the later of the registration and what the caller remembers
 * @param cursors by folder, as stored
 */
public record WatchedMailbox(
    MailHost host,
    MailLogin login,
    List<String> folders,
    Instant since,
    Map<String, FolderCursor> cursors) {

  /** The folder every mailbox has. */
  public static final String INBOX = "INBOX";

  public WatchedMailbox {
    folders = List.copyOf(new LinkedHashSet<>(folders));
    cursors = Map.copyOf(cursors);
    if (folders.isEmpty()) {
      throw new IllegalArgumentException("No folder to watch");
    }
  }
}
