package im.gangway.core.storage;

/** The way a message goes. */
public enum Direction {
  /** From a user to a legacy user. */
  TO_NETWORK,
  /** From a legacy user to a user. */
  TO_USER
}
