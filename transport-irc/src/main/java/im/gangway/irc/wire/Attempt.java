package im.gangway.irc.wire;

import im.gangway.transport.Text;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.mina.core.RuntimeIoException;
import org.apache.mina.core.future.ConnectFuture;
import org.apache.mina.core.session.AttributeKey;
import org.apache.mina.core.session.IoSession;
import org.jspecify.annotations.Nullable;

/**
 * One address that is dialled, and the connection that comes of it: until it is ready, trouble
 * leads back to the {@link Dial}, later to the connection's listener. Except for the time-out,
 * everything happens on the I/O thread.
 */
final class Attempt {
  private static final AttributeKey KEY = new AttributeKey(Attempt.class, "attempt");

  private final Dial dial;
  private final boolean tls;
  private volatile @Nullable IoSession session;
  private volatile @Nullable IrcConnection connection;
  private volatile @Nullable Future<?> deadline;
  private volatile boolean ready;
  private volatile boolean late;

  Attempt(Dial dial, boolean tls) {
    this.dial = dial;
    this.tls = tls;
  }

  static @Nullable Attempt of(IoSession session) {
    return (Attempt) session.getAttribute(KEY);
  }

  void attach(IoSession opening, IrcConnection made) {
    session = opening;
    connection = made;
    opening.setAttribute(KEY, this);
    opening.getCloseFuture().addListener(ended -> closed());
  }

  void watch(ConnectFuture future, ScheduledExecutorService timers, Duration timeout) {
    Future<?> timer =
        timers.schedule(() -> giveUp(future), timeout.toMillis(), TimeUnit.MILLISECONDS);
    deadline = timer;
    future.addListener(
        (ConnectFuture done) -> {
          if (!done.isConnected()) {
            timer.cancel(false);
            unreached(done);
          } else if (ready) {
            timer.cancel(false);
          }
        });
  }

  void opened() {
    if (!tls) {
      becomeReady();
    }
  }

  void secured() {
    becomeReady();
  }

  void received(ByteBuffer bytes) {
    IrcConnection to = connection;
    if (to != null && ready) {
      to.received(bytes);
    }
  }

  void written() {
    IrcConnection to = connection;
    if (to != null && ready) {
      to.written();
    }
  }

  void idle() {
    IrcConnection to = connection;
    if (to != null && ready) {
      to.idle();
    }
  }

  void failed(Throwable cause) {
    IrcConnection to = connection;
    if (to != null) {
      to.failed(cause);
    }
  }

  /**
   * Hangs on the close future because MINA's TLS filter keeps the closed event for itself when the
   * handshake failed.
   */
  private void closed() {
    IrcConnection to = connection;
    if (to == null) {
      return;
    }
    to.closed(ready);
    if (!ready) {
      notReady(to.closeReason());
    }
  }

  private void becomeReady() {
    IrcConnection to = connection;
    if (to != null && !ready && !late) {
      ready = true;
      Future<?> timer = deadline;
      if (timer != null) {
        timer.cancel(false);
      }
      to.opened();
      dial.ready(to);
    }
  }

  private void notReady(CloseReason reason) {
    if (late) {
      dial.timedOut();
    } else if (tls) {
      dial.notSecure(reason);
    } else {
      dial.unreachable(reason.text());
    }
  }

  private void unreached(ConnectFuture done) {
    Throwable cause = done.getException();
    if (late || (cause instanceof RuntimeIoException && isTimeout(cause))) {
      dial.timedOut();
    } else {
      dial.unreachable(
          cause == null
              ? Text.of(Attempt.class, "given-up")
              : Text.literal(String.valueOf(cause.getMessage())));
    }
  }

  private static boolean isTimeout(Throwable cause) {
    return String.valueOf(cause.getMessage()).contains("timed out");
  }

  private void giveUp(ConnectFuture future) {
    IoSession open = session;
    if (!ready) {
      late = true;
      if (open == null) {
        future.cancel();
      } else {
        open.closeNow();
      }
    }
  }
}
