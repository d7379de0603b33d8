package im.gangway.irc.network;

import im.gangway.irc.wire.ConnectException;
import im.gangway.irc.wire.ConnectionListener;
import im.gangway.irc.wire.Endpoint;
import im.gangway.transport.Text;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes only so many connections at a time for each user, or to each host, so that one dead host
 * does not keep everybody waiting; the others have to wait for their turn, and some are refused.
 * Thread-safe.
 */
public final class CappedDialer implements Dialer {
  private final Dialer dialer;
  private final Function<Endpoint, String> key;
  private final int atOnce;
  private final int maxWaiting;
  private final Map<String, Line> lines = new HashMap<>();

  /**
   * @param key what counts together, such as the host
   * @param atOnce how many are dialled at a time
   * @param maxWaiting how many more may wait
   */
  public CappedDialer(Dialer dialer, Function<Endpoint, String> key, int atOnce, int maxWaiting) {
    this.dialer = dialer;
    this.key = key;
    this.atOnce = atOnce;
    this.maxWaiting = maxWaiting;
  }

  private static final class Line {
    private int dialling;
    private final Queue<Call> waiting = new ArrayDeque<>();
  }

  private record Call(
      Endpoint endpoint, ConnectionListener listener, CompletableFuture<Link> result) {}

  @Override
  public CompletionStage<Link> dial(Endpoint endpoint, ConnectionListener listener) {
    Call call = new Call(endpoint, listener, new CompletableFuture<>());
    String line = key.apply(endpoint);
    if (mayStart(line, call)) {
      start(line, call);
    }
    return call.result;
  }

  /** Whether it is its turn; otherwise it waits, or has been refused. */
  private boolean mayStart(String name, Call call) {
    boolean refused;
    synchronized (lines) {
      Line line = lines.computeIfAbsent(name, unused -> new Line());
      if (line.dialling < atOnce) {
        line.dialling++;
        return true;
      }
      refused = line.waiting.size() >= maxWaiting || !line.waiting.add(call);
    }
    if (refused) {
      call.result.completeExceptionally(
          new ConnectException(
              ConnectException.Kind.BUSY,
              Text.of(CappedDialer.class, "host-busy", call.endpoint.host())));
    }
    return false;
  }

  private void start(String line, Call call) {
    CompletionStage<Link> dialled;
    try {
      dialled = dialer.dial(call.endpoint, call.listener);
    } catch (RuntimeException bug) {
      dialled = CompletableFuture.failedFuture(bug);
    }
    dialled.whenComplete((link, failure) -> ended(line, call, link, failure));
  }

  private void ended(String line, Call call, @Nullable Link link, @Nullable Throwable failure) {
    Call next = next(line);
    if (link != null) {
      call.result.complete(link);
    } else {
      call.result.completeExceptionally(
          failure == null ? new IllegalStateException("No connection") : failure);
    }
    if (next != null) {
      start(line, next);
    }
  }

  private @Nullable Call next(String name) {
    synchronized (lines) {
      Line line = lines.get(name);
      Call next = line == null ? null : line.waiting.poll();
      if (line != null && next == null && --line.dialling == 0) {
        lines.remove(name);
      }
      return next;
    }
  }
}
