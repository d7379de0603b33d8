package im.gangway.transport;

/** How present somebody is, on either side. */
public enum ContactStatus {
  AVAILABLE,
  AWAY,
  /** Away for long. */
  EXTENDED_AWAY,
  DO_NOT_DISTURB,
  OFFLINE
}
