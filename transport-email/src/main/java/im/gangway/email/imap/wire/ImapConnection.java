package im.gangway.email.imap.wire;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.session.IoSession;
import org.jspecify.annotations.Nullable;

/**
 * A connection to an IMAP server: one command at a time, each with a deadline. Thread-safe.
 *
 * <p>Stages are completed on the I/O thread, so what depends on them must not block. When the
 * connection ends they fail with a {@link LegacyException}.
 */
public final class ImapConnection implements AutoCloseable {
  private static final Consumer<ImapResponse> NOBODY = response -> {};

  private final Endpoint endpoint;
  private final IoSession session;
  private final SSLContext tls;
  private final ScheduledExecutorService timers;
  private final WireLimits limits;
  private final ResponseDecoder decoder;
  private final CompletableFuture<ImapResponse> greeting = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private volatile Consumer<ImapResponse> listener = NOBODY;
  private @Nullable Pending pending;
  private @Nullable LegacyException failure;
  private @Nullable CompletableFuture<Void> securing;
  private boolean isSecure;
  private int commands;

  ImapConnection(
      Endpoint endpoint,
      IoSession session,
      SSLContext tls,
      ScheduledExecutorService timers,
      WireLimits limits) {
    this.endpoint = endpoint;
    this.session = session;
    this.tls = tls;
    this.timers = timers;
    this.limits = limits;
    this.decoder = new ResponseDecoder(limits, this::response);
  }

  /** What the server says first. */
  public CompletionStage<ImapResponse> greeting() {
    return greeting;
  }

  /** Done when the connection has ended. */
  public CompletionStage<Void> ended() {
    return ended;
  }

  /** Whether TLS is in place, with the server's name verified. */
  public synchronized boolean isSecure() {
    return isSecure;
  }

  /** Who hears of all untagged responses, on the I/O thread. */
  public void listen(Consumer<ImapResponse> to) {
    listener = to;
  }

  /**
   * Sends a command.
   *
   * @return also if the server did not do it; fails when the connection ends
   * @throws IllegalStateException while another command is not finished
   */
  public CompletionStage<ImapAnswer> run(ImapCommand command) {
    Pending next;
    synchronized (this) {
      if (failure != null) {
        return CompletableFuture.failedFuture(failure);
      }
      if (pending != null) {
        throw new IllegalStateException(command + " during " + pending.command);
      }
      commands++;
      next = new Pending(Integer.toString(commands, Character.MAX_RADIX), command);
      pending = next;
      decoder.expect(command.literalBytes());
      watch(next);
    }
    write((next.tag + ' ' + command.text() + "\r\n").getBytes(StandardCharsets.US_ASCII));
    return next.answer;
  }

  /** Ends IDLE, now or as soon as the server has begun it; nothing if there is none. */
  public void endIdle() {
    boolean isNow = false;
    synchronized (this) {
      if (pending != null && pending.command.isIdle() && !pending.isEnding) {
        pending.isEnding = true;
        isNow = pending.isIdling;
        watch(pending);
      }
    }
    if (isNow) {
      writeDone();
    }
  }

  /**
   * Begins TLS after the server agreed to STARTTLS; call it on the I/O thread, in the very stage of
   * that answer.
   *
   * @return fails if the certificate is not right, or if there was text behind the answer, which
   *     somebody may have put there
   */
  public CompletionStage<Void> secure() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    synchronized (this) {
      securing = done;
    }
    session.getFilterChain().addFirst("tls", new VerifyingSslFilter(tls, endpoint.host()));
    return done.orTimeout(limits.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    session.closeNow();
  }

  /** What {@link #close} does, with a reason for those who wait. */
  void fail(LegacyException reason) {
    synchronized (this) {
      if (failure == null) {
        failure = reason;
      }
    }
    session.closeNow();
  }

  void secured() {
    CompletableFuture<Void> waiting;
    synchronized (this) {
      isSecure = true;
      waiting = securing;
      securing = null;
    }
    if (waiting != null) {
      waiting.complete(null);
    }
  }

  void received(ByteBuffer bytes) {
    synchronized (this) {
      if (failure != null) {
        return;
      }
      if (pending != null && (!pending.isIdling || pending.isEnding)) {
        watch(pending);
      }
    }
    try {
      decode(bytes);
    } catch (ResponseException wrong) {
      fail(Failures.of(FailureReason.NETWORK_UNREACHABLE, "protocol", endpoint.toString()));
    }
  }

  private void decode(ByteBuffer bytes) throws ResponseException {
    boolean wasSecure = isSecure();
    while (bytes.hasRemaining()) {
      decoder.decode(bytes);
    }
    boolean isBetween;
    synchronized (this) {
      isBetween = securing != null && !wasSecure && decoder.isInside();
    }
    if (isBetween) {
      throw new ResponseException("Text behind the answer to STARTTLS");
    }
  }

  void failed(Throwable cause) {
    fail(Failures.unreachable(endpoint.toString(), cause));
  }

  void closed() {
    Pending last;
    CompletableFuture<Void> waiting;
    LegacyException reason;
    synchronized (this) {
      if (failure == null) {
        failure = Failures.of(FailureReason.NETWORK_UNREACHABLE, "closed", endpoint.toString());
      }
      reason = failure;
      last = pending;
      pending = null;
      waiting = securing;
      if (last != null) {
        last.cancelDeadline();
      }
    }
    greeting.completeExceptionally(reason);
    if (waiting != null) {
      waiting.completeExceptionally(reason);
    }
    if (last != null) {
      last.answer.completeExceptionally(reason);
    }
    ended.complete(null);
  }

  private void response(ImapResponse response) {
    boolean isUnsafe;
    synchronized (this) {
      isUnsafe = securing != null && !isSecure;
    }
    if (isUnsafe) {
      fail(Failures.of(FailureReason.NETWORK_UNREACHABLE, "protocol", endpoint.toString()));
    } else if (!greeting.isDone()) {
      greeting.complete(response);
    } else if (response.tag().equals("+")) {
      goOn();
    } else if (response.tag().equals("*")) {
      keep(response);
      listener.accept(response);
    } else {
      finish(response);
    }
  }

  private void goOn() {
    byte[] piece = null;
    boolean isDone = false;
    synchronized (this) {
      if (pending == null) {
        return;
      }
      if (pending.command.isIdle()) {
        pending.isIdling = true;
        isDone = pending.isEnding;
        if (!isDone) {
          pending.cancelDeadline();
        }
      } else {
        piece = pending.later.hasNext() ? pending.later.next() : new byte[] {'*', '\r', '\n'};
      }
    }
    if (piece != null) {
      write(piece);
    } else if (isDone) {
      writeDone();
    }
  }

  private void keep(ImapResponse response) {
    boolean isTooMuch;
    synchronized (this) {
      isTooMuch = pending != null && pending.data.size() >= limits.responses();
      if (pending != null && !pending.command.isIdle()) {
        pending.data.add(response);
      }
    }
    if (isTooMuch) {
      fail(Failures.of(FailureReason.NETWORK_UNREACHABLE, "protocol", endpoint.toString()));
    }
  }

  private void finish(ImapResponse response) {
    Pending done;
    synchronized (this) {
      if (pending == null || !pending.tag.equalsIgnoreCase(response.tag())) {
        return;
      }
      done = pending;
      pending = null;
      decoder.expect(0);
      done.cancelDeadline();
    }
    done.answer.complete(new ImapAnswer(response, done.data));
  }

  private synchronized void watch(Pending command) {
    command.cancelDeadline();
    command.deadline =
        timers.schedule(
            () ->
                fail(
                    Failures.of(
                        FailureReason.NETWORK_UNREACHABLE, "timed-out", endpoint.toString())),
            limits.answerTimeout().toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void writeDone() {
    write("DONE\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private void write(byte[] bytes) {
    session.write(IoBuffer.wrap(bytes));
  }
}
