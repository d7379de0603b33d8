package im.gangway.core.stream;

import org.dom4j.Element;

/** Where stanzas go on their way to the XMPP server. Thread-safe. */
public interface StanzaSink {
  /**
   * Takes a stanza; it is serialised in the caller's thread, so that the caller may change it
   * afterwards.
   *
   * @return false if it was not taken, because the queue is full, the stanza invalid or the stream
   *     closed for good; the caller must answer for it
   */
  boolean send(Element stanza);

  /**
   * The same for a message whose sender wants to know when the server has taken it.
   *
   * @param listener told when that is proven; not at all if the message was not taken here
   */
  default boolean send(Element message, RoutingListener listener) {
    return send(message);
  }

  /** Whether more is queued than the high-water mark; a polite caller waits. */
  boolean isCongested();

  /**
   * Runs the task once, soon after the queue falls below the low-water mark, on the I/O thread: it
   * must enqueue and return. It runs at once, in the caller's thread, when the queue is already
   * below.
   */
  void whenReady(Runnable task);

  /** The size in bytes above which a stanza is not taken. */
  default int maxStanzaBytes() {
    return 256 * 1024;
  }

  /** How often the way to the XMPP server has been interrupted so far. */
  int interruptions();

  /**
   * Whether so much is queued that what can wait should, because what others are told would come
   * after it. Far below {@link #isCongested}.
   */
  default boolean isBusy() {
    return isCongested();
  }

  /** Like {@link #whenReady}, as soon as the sink is no longer {@link #isBusy busy}. */
  default void whenCalm(Runnable task) {
    whenReady(task);
  }

  /**
   * Whether the server is there and reads so slowly that what is sent now may soon be refused: who
   * can wait must, until {@link #whenReady}.
   */
  default boolean isBlocked() {
    return false;
  }
}
