package im.gangway.core.stream;

import im.gangway.core.stream.StreamProblem.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a stream is at the moment. Guarded by the monitor of this object, which callers hold from a
 * question to what they do about its answer.
 */
final class StreamStatus {
  private static final Logger LOG = LoggerFactory.getLogger(StreamStatus.class);

  private final StreamSettings settings;
  private final StreamListener listener;
  private StreamState state = StreamState.DISCONNECTED;
  private @Nullable StreamConversation conversation;
  private @Nullable StreamProblem problem;
  private boolean suspended;

  StreamStatus(StreamSettings settings, StreamListener listener) {
    this.settings = settings;
    this.listener = listener;
  }

  boolean is(StreamState asked) {
    return state == asked;
  }

  StreamState state() {
    return state;
  }

  /** The conversation that counts; what others say is not heard. */
  @Nullable StreamConversation conversation() {
    return conversation;
  }

  /** The first thing seen to go wrong, if something has. */
  @Nullable StreamProblem problem() {
    return problem;
  }

  /** Whether nothing is read from the server for now. */
  boolean isSuspended() {
    return suspended;
  }

  void suspended(boolean now) {
    suspended = now;
  }

  /** A new conversation begins. */
  void connecting(StreamConversation with) {
    conversation = with;
    go(StreamState.CONNECTING, null);
    problem = null;
  }

  /** The conversation has ended. */
  void disconnected(@Nullable StreamProblem why) {
    conversation = null;
    problem = why;
    go(StreamState.DISCONNECTED, why);
  }

  /** The conversation comes to another state. */
  void go(StreamState next) {
    go(next, null);
  }

  /** The one place where the state changes. */
  private void go(StreamState next, @Nullable StreamProblem why) {
    if (!state.leadsTo(next)) {
      throw new IllegalStateException(settings + " cannot go from " + state + " to " + next);
    }
    state = next;
    try {
      listener.onStateChanged(next, why);
    } catch (RuntimeException e) {
      LOG.error("A listener of {} failed at {}", settings, next, e);
    }
  }

  /** Notes what has gone wrong. */
  void wrong(Kind kind, @Nullable String detail) {
    problem = cause(kind, detail);
  }

  /** The first thing seen to go wrong is the cause; the rest follows from it. */
  StreamProblem cause(Kind kind, @Nullable String detail) {
    StreamProblem seen = problem;
    return seen != null
        ? seen
        : new StreamProblem(kind, settings.domain(), settings.address(), detail);
  }
}
