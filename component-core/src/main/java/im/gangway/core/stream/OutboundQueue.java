package im.gangway.core.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.mina.core.buffer.IoBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written to the server: bounded in bytes and stanzas, handed out in batches of up
 * to 16 KiB of which one is in flight. It outlives connections; while there is none, the oldest
 * presence makes room for newer stanzas, and whatever else does not fit is refused. Thread-safe.
 */
final class OutboundQueue {
  static final int BATCH = 16 * 1024;
  static final int MAX_BYTES = 8 * 1024 * 1024;
  static final int MAX_STANZAS = 20_000;

  /** What lies in the queue when something large passes through it: a few batches. */
  static final int BUSY_BYTES = 4 * BATCH;

  private static final int CALM_BYTES = 2 * BATCH;

  private final int maxBytes;
  private final int maxStanzas;
  private final Deque<QueuedStanza> entries = new ArrayDeque<>();
  private final Deque<QueuedStanza> presences = new ArrayDeque<>();
  private final List<Runnable> waiting = new ArrayList<>();
  private final UnprovenMessages unproven;
  private List<QueuedStanza> flying = List.of();
  private final List<Runnable> waitingForCalm = new ArrayList<>();
  private @Nullable IoBuffer batch;
  private long bytes;
  private int stanzas;
  private long dropped;
  private @Nullable StreamLink link;
  private boolean closed;

  OutboundQueue() {
    this(MAX_BYTES, MAX_STANZAS);
  }

  OutboundQueue(int maxBytes, int maxStanzas) {
    this.maxBytes = maxBytes;
    this.maxStanzas = maxStanzas;
    this.unproven = new UnprovenMessages(maxBytes, maxStanzas);
  }

  /** Bytes to write and the link to write them on. */
  record Batch(StreamLink link, IoBuffer bytes) {
    void write() {
      link.write(bytes);
    }
  }

  /** Takes a stanza; false when it cannot be kept. */
  synchronized boolean offer(QueuedStanza entry) {
    if (closed) {
      return false;
    }
    while (!fits(entry.size()) && link == null && dropOldestPresence()) {
      dropped++;
    }
    if (!fits(entry.size())) {
      boolean forGood = link == null && entry.listener == RoutingListener.NONE;
      dropped += forGood ? 1 : 0;
      return false;
    }
    entries.add(entry);
    if (entry.isPresence()) {
      presences.add(entry);
    }
    count(entry, 1);
    return true;
  }

  private boolean fits(int more) {
    return bytes + more <= maxBytes && stanzas < maxStanzas;
  }

  private boolean dropOldestPresence() {
    QueuedStanza oldest = presences.poll();
    if (oldest == null) {
      return false;
    }
    count(oldest, -1);
    oldest.xml = null;
    if (entries.size() > 2L * maxStanzas) {
      entries.removeIf(entry -> entry.xml == null);
    }
    return true;
  }

  private void count(QueuedStanza entry, int sign) {
    bytes += (long) sign * entry.size();
    stanzas += sign;
  }

  /** Stanzas that found no place while there was no link, since the last call. */
  synchronized long takeDropped() {
    long told = dropped;
    dropped = 0;
    return told;
  }

  /** Says that a link is ready; from now on batches are handed out. */
  synchronized void linkUp(StreamLink ready) {
    link = ready;
  }

  /**
   * Says that the link is gone: what the socket has not taken of the batch goes first again, after
   * the messages that it took and of which nothing proves that they arrived. Who waits looks again,
   * because what was blocked by the link no longer is.
   */
  void linkDown() {
    List<Runnable> tasks = new ArrayList<>();
    synchronized (this) {
      takeBack();
      List<QueuedStanza> again = unproven.takeAll();
      for (int last = again.size() - 1; last >= 0; last--) {
        entries.push(again.get(last));
        count(again.get(last), 1);
      }
      drain(waiting, tasks);
    }
    tasks.forEach(Runnable::run);
  }

  private void takeBack() {
    link = null;
    IoBuffer of = batch;
    if (of == null) {
      return;
    }
    int begin = 0;
    Deque<QueuedStanza> unsent = new ArrayDeque<>();
    for (QueuedStanza entry : flying) {
      boolean keptUntilProven = entry.kind == QueuedStanza.Kind.MESSAGE;
      if (keptUntilProven || begin + entry.size() > of.position()) {
        unsent.push(entry);
      } else {
        count(entry, -1);
      }
      begin += entry.size();
    }
    for (QueuedStanza entry : unsent) {
      entries.push(entry);
      if (entry.isPresence()) {
        presences.push(entry);
      }
    }
    batch = null;
    flying = List.of();
  }

  /** The next batch to write, or null while one is in flight, no link is up or nothing waits. */
  synchronized @Nullable Batch takeBatch() {
    StreamLink to = link;
    if (batch != null || to == null || entries.isEmpty()) {
      return null;
    }
    List<QueuedStanza> taken = new ArrayList<>();
    int size = 0;
    for (QueuedStanza next = entries.peek();
        next != null && (size == 0 || size + next.size() <= BATCH);
        next = entries.peek()) {
      entries.remove();
      if (next.xml != null) {
        taken.add(next);
        size += next.size();
        forget(next);
      }
    }
    if (taken.isEmpty()) {
      return null;
    }
    flying = taken;
    IoBuffer joined = joined(taken, size);
    batch = joined;
    return new Batch(to, joined);
  }

  private void forget(QueuedStanza entry) {
    if (entry.isPresence()) {
      presences.remove();
    }
  }

  private static IoBuffer joined(List<QueuedStanza> taken, int size) {
    byte[] all = new byte[size];
    int at = 0;
    for (QueuedStanza entry : taken) {
      byte[] xml = entry.xml;
      if (xml != null) {
        System.arraycopy(xml, 0, all, at, xml.length);
        at += xml.length;
      }
    }
    return new OutboundBytes(all);
  }

  /**
   * Says that a buffer was written.
   *
   * @return empty if it was not the batch in flight; otherwise the messages that are given up,
   *     since too much is written of which nothing proves that it arrived
   */
  Optional<List<QueuedStanza>> written(Object buffer) {
    List<QueuedStanza> givenUp = new ArrayList<>();
    List<Runnable> tasks;
    synchronized (this) {
      if (buffer != batch) {
        return Optional.empty();
      }
      for (QueuedStanza entry : flying) {
        count(entry, -1);
        if (entry.kind == QueuedStanza.Kind.MESSAGE) {
          givenUp.addAll(unproven.add(entry));
        }
      }
      flying = List.of();
      batch = null;
      tasks = takeDueTasks();
    }
    tasks.forEach(Runnable::run);
    return Optional.of(givenUp);
  }

  /** Up to where messages have been written, to be {@link #prove proven} later. */
  synchronized long mark() {
    return unproven.mark();
  }

  /** Everything written before the mark has arrived; returns its messages. */
  synchronized List<QueuedStanza> prove(long mark) {
    return unproven.prove(mark);
  }

  /** Whether messages were written of which nothing proves that they arrived. */
  synchronized boolean hasUnproven() {
    return !unproven.isEmpty();
  }

  private List<Runnable> takeDueTasks() {
    List<Runnable> due = new ArrayList<>();
    if (isLow()) {
      drain(waiting, due);
    }
    if (bytes <= CALM_BYTES) {
      drain(waitingForCalm, due);
    }
    return due;
  }

  private boolean isLow() {
    return bytes <= maxBytes / 4 && stanzas <= maxStanzas / 4;
  }

  private static void drain(List<Runnable> from, List<Runnable> to) {
    to.addAll(from);
    from.clear();
  }

  /** Whether there is a link to write on. */
  synchronized boolean isLinked() {
    return link != null;
  }

  /** Whether more than half of what may be queued is. */
  synchronized boolean isCongested() {
    return bytes > maxBytes / 2 || stanzas > maxStanzas / 2;
  }

  /** Runs the task when at most a quarter of what may be queued is; at once if so now. */
  void whenReady(Runnable task) {
    synchronized (this) {
      if (!closed && !isLow()) {
        waiting.add(task);
        return;
      }
    }
    task.run();
  }

  /** Whether a link is up that does not take enough. */
  synchronized boolean isBlocked() {
    return link != null && isCongested();
  }

  /** Whether something large should wait. */
  synchronized boolean isBusy() {
    return bytes > BUSY_BYTES;
  }

  /** Runs the task when little is queued; at once if so now. */
  void whenCalm(Runnable task) {
    synchronized (this) {
      if (!closed && bytes > CALM_BYTES) {
        waitingForCalm.add(task);
        return;
      }
    }
    task.run();
  }

  synchronized boolean isEmpty() {
    return stanzas == 0;
  }

  synchronized int size() {
    return stanzas;
  }

  /** Takes nothing more and wakes who waits; what is queued may still be written. */
  void close() {
    List<Runnable> tasks = new ArrayList<>();
    synchronized (this) {
      closed = true;
      drain(waiting, tasks);
      drain(waitingForCalm, tasks);
    }
    tasks.forEach(Runnable::run);
  }
}
