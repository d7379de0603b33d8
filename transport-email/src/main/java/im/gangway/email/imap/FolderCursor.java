package im.gangway.email.imap;

import java.util.Optional;

/**
 * How far a folder has been read: everything up to a UID is safe with us. To be stored together
 * with the mail it was told with.
 *
 * @param validity UIDVALIDITY of the folder (RFC 3501 §2.3.1.1); the UIDs mean nothing under
 *     another
 * @param uid of the last mail that was told or passed over; 0 for none
 * @param doubtful mails up to this UID were there when the folder had been rebuilt, and may have
 *     been told under another UID; 0 for none
 */
public record FolderCursor(String folder, long validity, long uid, long doubtful) {

  public FolderCursor {
    if (folder.isEmpty() || validity < 0 || uid < 0 || doubtful < 0) {
      throw new IllegalArgumentException("Not a place in a folder");
    }
  }

  /** The same folder further on. */
  public FolderCursor at(long next) {
    return new FolderCursor(folder, validity, next, doubtful);
  }

  /** As it is stored; the folder is not in it. */
  public String stored() {
    return validity + "/" + uid + "/" + doubtful;
  }

  /** Reads what {@link #stored} wrote; nothing if it is something else. */
  public static Optional<FolderCursor> read(String folder, String stored) {
    String[] numbers = stored.split("/", -1);
    try {
      return numbers.length == 3
          ? Optional.of(
              new FolderCursor(
                  folder,
                  Long.parseLong(numbers[0]),
                  Long.parseLong(numbers[1]),
                  Long.parseLong(numbers[2])))
          : Optional.empty();
    } catch (IllegalArgumentException broken) {
      return Optional.empty();
    }
  }
}
