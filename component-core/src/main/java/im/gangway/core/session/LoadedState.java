package im.gangway.core.session;

import im.gangway.core.stream.PacedLog;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds back what concerns a user until what is stored about the user has been loaded. Confined to
 * the user's mailbox.
 */
final class LoadedState {
  private static final Logger log = LoggerFactory.getLogger(LoadedState.class);

  /** For all users, since an outage of the database concerns all of them. */
  private static final PacedLog troubles = new PacedLog(log);

  private static final int MAX_WAITING = 500;

  private final UserSession session;
  private final List<SessionLoader> loaders;
  private final Queue<Work> waiting = new ArrayDeque<>();
  private State state;

  private enum State {
    ABSENT,
    LOADING,
    LOADED
  }

  private record Work(Runnable task, Runnable refused) {}

  LoadedState(UserSession session, List<SessionLoader> loaders) {
    this.session = session;
    this.loaders = loaders;
    this.state = loaders.isEmpty() ? State.LOADED : State.ABSENT;
  }

  /** Runs the task in its turn, or the other when the store does not answer. */
  void whenLoaded(Runnable task, Runnable refused) {
    if (state == State.LOADED && waiting.isEmpty()) {
      task.run();
    } else if (waiting.size() >= MAX_WAITING) {
      refused.run();
    } else {
      waiting.add(new Work(task, refused));
      if (state == State.ABSENT) {
        load();
      }
    }
  }

  private void load() {
    state = State.LOADING;
    session.unsettled();
    List<CompletableFuture<Runnable>> loads =
        loaders.stream().map(loader -> loader.load(session).toCompletableFuture()).toList();
    CompletableFuture.allOf(loads.toArray(CompletableFuture<?>[]::new))
        .whenCompleteAsync((done, failure) -> loaded(loads, failure), session.mailbox());
  }

  private void loaded(List<CompletableFuture<Runnable>> loads, @Nullable Throwable failure) {
    try {
      if (failure == null && guarded(() -> loads.forEach(load -> load.join().run()))) {
        state = State.LOADED;
        runAll(Work::task);
      } else {
        troubles.warn(
            "A user cannot be served: what is stored about the user cannot be read: {}",
            String.valueOf(failure));
        state = State.ABSENT;
        runAll(Work::refused);
      }
    } finally {
      session.settled();
    }
  }

  private void runAll(Function<Work, Runnable> which) {
    for (Work work = waiting.poll(); work != null; work = waiting.poll()) {
      guarded(which.apply(work));
    }
  }

  private static boolean guarded(Runnable task) {
    try {
      task.run();
      return true;
    } catch (RuntimeException bug) {
      log.error("A task failed; only that one is lost", bug);
      return false;
    }
  }
}
