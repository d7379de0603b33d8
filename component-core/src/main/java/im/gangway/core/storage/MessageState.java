package im.gangway.core.storage;

/** How far a message to a legacy user has come. */
public enum MessageState {
  /** It has not been handed to the legacy service. */
  WAITING,
  /** It was handed over and has no outcome yet. */
  HANDED_OVER,
  /** The legacy service has accepted it; reports may come. */
  ACCEPTED,
  /** It has reached its recipient. */
  DELIVERED,
  /** It has not, and will not. */
  FAILED,
  /** Nobody knows, and nobody ever will. */
  UNKNOWN;

  private static final MessageState[] ALL = values();

  static MessageState of(int stored) {
    return ALL[stored];
  }

  int stored() {
    return ordinal();
  }

  /** Whether nothing better can come any more. */
  public boolean isEnd() {
    return this == DELIVERED || this == FAILED || this == UNKNOWN;
  }
}
