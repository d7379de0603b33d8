package im.gangway.core.session;

import im.gangway.core.stream.StanzaSink;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what concerns one user and one domain, in order, on a shared pool.
 *
 * <p>A mailbox takes at most {@value #TURN} tasks before it goes to the end of the pool's queue, so
 * that a busy user does not keep others waiting. A task that throws, even an Error such as a plugin
 * with a missing class does, costs only itself. Thread-safe.
 */
public final class Mailbox implements Executor {
  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
  private static final int TURN = 64;
  private static final int CAPACITY = 2048;
  private static final int HIGH_WATER = 1024;
  private static final int LOW_WATER = 256;

  private final UserLog log;
  private final Executor pool;
  private final StanzaSink exit;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private final AtomicBoolean scheduled = new AtomicBoolean();

  /**
   * @param exit where most tasks send something: while the XMPP server does not read, they wait
   */
  public Mailbox(String user, String transport, Executor pool, StanzaSink exit) {
    this.log = new UserLog(user, transport);
    this.pool = pool;
    this.exit = exit;
  }

  /** Takes a task that came from the XMPP side; false when the mailbox is full. */
  public boolean offer(Runnable task) {
    if (size.get() >= CAPACITY) {
      return false;
    }
    execute(task);
    return true;
  }

  /**
   * Takes a task that came from the XMPP side and matters to what is kept for the user, such as a
   * farewell: there is still room for it when there is none for requests.
   */
  public boolean offerAnswer(Runnable task) {
    if (size.get() >= 2 * CAPACITY) {
      return false;
    }
    execute(task);
    return true;
  }

  /** Takes a task in any case: who feeds it from a network stops when {@link #isCongested}. */
  @Override
  public void execute(Runnable task) {
    size.incrementAndGet();
    tasks.add(task);
    schedule();
  }

  /** Whether more waits than should. */
  public boolean isCongested() {
    return size.get() >= HIGH_WATER;
  }

  /** Runs the task once the mailbox has emptied enough; it must not block. */
  public void whenReady(Runnable task) {
    waiting.add(task);
    if (size.get() <= LOW_WATER) {
      wakeWaiting();
    }
  }

  /** How many tasks wait, the running one included. */
  int size() {
    return size.get();
  }

  private void schedule() {
    if (scheduled.compareAndSet(false, true)) {
      pool.execute(this::turn);
    }
  }

  private void turn() {
    try {
      log.run(this::runSome);
    } finally {
      endTurn();
    }
  }

  private void runSome() {
    for (int i = 0; i < TURN && !exit.isBlocked(); i++) {
      Runnable task = tasks.poll();
      if (task == null) {
        return;
      }
      run(task);
    }
  }

  private void endTurn() {
    if (exit.isBlocked()) {
      exit.whenReady(() -> pool.execute(this::turn));
      return;
    }
    scheduled.set(false);
    if (!tasks.isEmpty()) {
      schedule();
    }
  }

  private void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error bug) {
      LOG.error("A task failed; only that one is lost", bug);
    } finally {
      if (size.decrementAndGet() == LOW_WATER) {
        wakeWaiting();
      }
    }
  }

  private void wakeWaiting() {
    for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
      task.run();
    }
  }
}
