package im.gangway.transport;

/**
 * What becomes of a message that was handed to a session when the gateway ends before its outcome
 * is stored.
 */
public enum AfterCrash {
  /** Messages are not stored: for networks that keep none themselves, where late is wrong. */
  FORGET,
  /**
   * It is handed over again with the same id, by which the network or its readers recognise it:
   * better twice than never.
   */
  REPEAT,
  /** It is never handed over again, since that may cost money; the sender is told so. */
  UNKNOWN
}
