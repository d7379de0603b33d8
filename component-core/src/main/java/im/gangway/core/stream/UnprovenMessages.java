package im.gangway.core.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The messages that were written but of which nothing proves yet that the server took them: they
 * are written again when the link breaks. Bounded; the oldest are given up first. Guarded by its
 * owner.
 */
final class UnprovenMessages {
  private final int maxBytes;
  private final int maxMessages;
  private final Deque<QueuedStanza> messages = new ArrayDeque<>();
  private long bytes;
  private long taken;

  UnprovenMessages(int maxBytes, int maxMessages) {
    this.maxBytes = maxBytes;
    this.maxMessages = maxMessages;
  }

  /** Keeps a message that was written; returns those that are given up for it. */
  List<QueuedStanza> add(QueuedStanza message) {
    messages.add(message);
    bytes += message.size();
    List<QueuedStanza> givenUp = new ArrayList<>();
    while (bytes > maxBytes || messages.size() > maxMessages) {
      givenUp.add(remove());
    }
    return givenUp;
  }

  private QueuedStanza remove() {
    QueuedStanza oldest = messages.remove();
    bytes -= oldest.size();
    taken++;
    return oldest;
  }

  /** Up to where messages have been written, to be {@link #prove proven} later. */
  long mark() {
    return taken + messages.size();
  }

  /** Everything before the mark has been taken by the server; returns it. */
  List<QueuedStanza> prove(long mark) {
    List<QueuedStanza> proven = new ArrayList<>();
    while (taken < mark && !messages.isEmpty()) {
      proven.add(remove());
    }
    return proven;
  }

  /** Takes out everything, in the order in which it was written. */
  List<QueuedStanza> takeAll() {
    return prove(mark());
  }

  boolean isEmpty() {
    return messages.isEmpty();
  }
}
