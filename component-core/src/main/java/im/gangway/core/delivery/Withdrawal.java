package im.gangway.core.delivery;

/** What came of taking a waiting message away. */
public enum Withdrawal {
  /** It is gone, and its sender is told. */
  DROPPED,
  /** It is being sent at this moment. */
  UNDER_WAY,
  /** It was handed over, and nobody knows whether it was taken. */
  UNKNOWN,
  /** It does not wait any more. */
  OVER,
  /** Its user is too busy, or the database does not answer. */
  FAILED
}
