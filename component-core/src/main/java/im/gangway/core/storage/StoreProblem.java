package im.gangway.core.storage;

import java.util.EnumSet;
import java.util.Set;

/**
 * Why the database as a whole cannot be used at the moment. None of them is a fault of what was to
 * be stored, so that waits.
 */
public enum StoreProblem {
  /** Another program or transaction has a lock on it. */
  LOCKED("another program keeps it locked"),
  /** The disk or the quota is full. */
  FULL("there is no space left where it is kept"),
  /** Nothing can be written. */
  READ_ONLY("it can be read, but not written"),
  /** There is no connection to it. */
  UNREACHABLE("it cannot be reached"),
  /** It does not let the gateway in. */
  REFUSED("it does not let the gateway in: look at user, password and database name"),
  /** It has run out of connections or memory. */
  OVERLOADED("it has no connections or memory left"),
  /** Reading or writing its files fails. */
  FAILING("its disk fails"),
  /** Its files do not make sense. */
  DAMAGED("its files are damaged: put them back from a backup");

  private static final Set<StoreProblem> PASSING = EnumSet.of(LOCKED, FULL);

  private final String words;

  StoreProblem(String words) {
    this.words = words;
  }

  /** Whether a connection that met it is worthless when it is over. */
  boolean spoilsConnections() {
    return !PASSING.contains(this);
  }

  /** The end of a sentence about the database, for the admin. */
  public String words() {
    return words;
  }
}
