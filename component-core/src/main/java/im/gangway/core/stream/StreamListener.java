package im.gangway.core.stream;

import org.dom4j.Element;
import org.jspecify.annotations.Nullable;

/**
 * Who a component stream tells what happens. Called on the I/O thread, for state changes on the
 * scheduler's thread too, one call at a time for state changes and in their order: an
 * implementation enqueues and returns.
 */
public interface StreamListener {
  /** A stanza came; its content namespace is stripped. Never a stream-level element. */
  void onStanza(Element stanza);

  /** The stream has gone to this state; the problem says why it is disconnected. */
  void onStateChanged(StreamState state, @Nullable StreamProblem problem);
}
