package im.gangway.irc.network;

import im.gangway.irc.line.IrcLine;
import im.gangway.transport.Text;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of the server and not yet answered, in the order in which it was sent, which is
 * the order in which the server comes to it.
 *
 * <p>Lines about other things in between do no harm: an answer is recognised by its content, and
 * where a server says nothing when it agrees, the {@link Barrier} tells that it has come past.
 */
public final class Expectations {
  private static final int MAX_QUEUED_LINES = 500;

  private final Deque<Entry> entries = new ArrayDeque<>();
  private final Outgoing outgoing;
  private final Barrier barrier;
  private long written;

  /** Hands lines to the connection; the last one's fate is told on the mailbox. */
  interface Outgoing {
    void send(List<IrcLine> lines, Runnable written, Runnable failed);

    int queuedLines();
  }

  private static final class Entry {
    final Expectation expectation;
    long order;
    boolean written;

    Entry(Expectation expectation) {
      this.expectation = expectation;
    }
  }

  Expectations(Outgoing outgoing, Barrier barrier) {
    this.outgoing = outgoing;
    this.barrier = barrier;
  }

  /** Sends the lines and waits for their answer. */
  void ask(Expectation expectation, List<IrcLine> lines) {
    if (outgoing.queuedLines() + lines.size() > MAX_QUEUED_LINES) {
      expectation.refused(Text.of(Expectations.class, "queue-full"));
      return;
    }
    Entry entry = new Entry(expectation);
    entries.add(entry);
    outgoing.send(lines, () -> written(entry), () -> failed(entry));
  }

  /** Whether somebody waits for this line. */
  public boolean expect(IrcLine line) {
    return claimant(line) != null;
  }

  /** Gives a line to the one whose answer it is; false if nobody waits for it. */
  public boolean offer(IrcLine line) {
    Entry claimant = claimant(line);
    return claimant != null && take(claimant, line);
  }

  private @Nullable Entry claimant(IrcLine line) {
    Entry perhaps = null;
    for (Entry entry : entries) {
      Expectation.Claim claim = entry.expectation.claims(line);
      if (claim == Expectation.Claim.YES) {
        return entry;
      }
      if (claim == Expectation.Claim.PERHAPS && perhaps == null) {
        perhaps = entry;
      }
    }
    return perhaps;
  }

  private boolean take(Entry entry, IrcLine line) {
    entry.expectation.take(line);
    if (entry.expectation.isOver()) {
      entries.remove(entry);
    }
    return true;
  }

  private void written(Entry entry) {
    entry.written = true;
    entry.order = ++written;
    if (entries.contains(entry)) {
      barrier.request(written, entry.expectation.isEchoed());
    }
  }

  private void failed(Entry entry) {
    if (entries.remove(entry)) {
      entry.expectation.lost(false, Text.of(Expectations.class, "lost-unsent"));
    }
  }

  /** The server has come past everything that was written up to this number. */
  void passed(long upTo) {
    List<Entry> past = new ArrayList<>();
    for (Iterator<Entry> all = entries.iterator(); all.hasNext(); ) {
      Entry entry = all.next();
      if (entry.written && entry.order <= upTo) {
        all.remove();
        past.add(entry);
      }
    }
    past.forEach(entry -> entry.expectation.passed());
  }

  /** Whether anything written waits for its answer. */
  boolean areWaiting() {
    return entries.stream().anyMatch(entry -> entry.written);
  }

  /** The connection has gone. */
  void lost(Text text) {
    for (Entry entry = entries.poll(); entry != null; entry = entries.poll()) {
      entry.expectation.lost(entry.written, text);
    }
  }
}
