package im.gangway.irc.wire;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.session.IoSession;
import org.jspecify.annotations.Nullable;

/**
 * Puts lines on the wire: as many as are due in one write of at most 16 KiB, and the next write
 * only when that one is done, because MINA's own queues are unbounded and its TLS loses what does
 * not fit. No lock is held while MINA is called, which has locks of its own that it holds when it
 * calls us. Thread-safe.
 */
final class LineWriter {
  private static final int WRITE_BYTES = 16 * 1024;

  private final FloodQueue queue;
  private final AtomicBoolean writing = new AtomicBoolean();
  private volatile @Nullable IoSession session;
  private volatile List<OutboundLine> inFlight = List.of();
  private volatile boolean closed;

  LineWriter(FloodQueueFactory factory) {
    this.queue = factory.create(this::pump);
  }

  /** Makes the queue with the callback that says that lines are due. */
  interface FloodQueueFactory {
    FloodQueue create(Runnable due);
  }

  /** From now on lines flow; before, they wait. */
  void open(IoSession opened) {
    session = opened;
    pump();
  }

  CompletionStage<Void> send(OutboundLine line) {
    switch (queue.offer(line)) {
      case TAKEN -> pump();
      case FULL -> line.written().completeExceptionally(SendException.full());
      case CLOSED -> line.written().completeExceptionally(SendException.closed());
    }
    return line.written();
  }

  int queued() {
    return queue.size();
  }

  /** To be called when MINA has written what it was given. */
  void written() {
    List<OutboundLine> done = inFlight;
    inFlight = List.of();
    writing.set(false);
    done.forEach(line -> line.written().complete(null));
    pump();
  }

  /** Tells everyone whose line was not written. */
  void close() {
    closed = true;
    fail(inFlight);
    fail(queue.close());
  }

  private static void fail(List<OutboundLine> lost) {
    lost.forEach(line -> line.written().completeExceptionally(SendException.closed()));
  }

  private void pump() {
    IoSession to = session;
    while (to != null && queue.isDue() && writing.compareAndSet(false, true)) {
      List<OutboundLine> batch = batch();
      if (!batch.isEmpty()) {
        inFlight = batch;
        to.write(joined(batch));
        if (closed) {
          fail(batch);
        }
        return;
      }
      writing.set(false);
    }
    if (to != null && !writing.get()) {
      queue.setTimerIfWaiting();
    }
  }

  private List<OutboundLine> batch() {
    List<OutboundLine> batch = new ArrayList<>();
    int bytes = 0;
    while (bytes < WRITE_BYTES) {
      OutboundLine line = queue.poll();
      if (line == null) {
        break;
      }
      batch.add(line);
      bytes += line.bytes().length;
    }
    return batch;
  }

  private static IoBuffer joined(List<OutboundLine> batch) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    batch.forEach(line -> bytes.writeBytes(line.bytes()));
    return new OutboundBytes(bytes.toByteArray());
  }
}
