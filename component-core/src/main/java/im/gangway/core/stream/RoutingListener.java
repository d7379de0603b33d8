package im.gangway.core.stream;

/**
 * Hears what became of one stanza on its way to the XMPP server; told once at most, on an I/O or
 * timer thread: must hand work on and return.
 */
public interface RoutingListener {
  /** Of whom nobody asks. */
  RoutingListener NONE = routed -> {};

  /**
   * The stanza's way has ended.
   *
   * @param routed true: the server has proven that it took the stanza; false: it may or may not
   *     have, and the stanza is not kept for another try
   */
  void ended(boolean routed);
}
