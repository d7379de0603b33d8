package im.gangway.core.storage;

import im.gangway.core.storage.StoreBackend.Fate;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Transactions of one thread on its connection. For that thread. */
final class StoreSession {
  private final StoreBackend backend;
  private final StoreConnection connection;

  StoreSession(StoreBackend backend, StoreConnection connection) {
    this.backend = backend;
    this.connection = connection;
  }

  /** What happens in a transaction. */
  @FunctionalInterface
  interface Body {
    void run(Handle handle) throws Exception;
  }

  /** Runs and commits; null if that worked. */
  @Nullable StoreFailure commit(Body body) {
    boolean committing = false;
    OptionalLong transaction = OptionalLong.empty();
    try {
      Handle handle = connection.begin();
      body.run(handle);
      transaction = backend.transaction(handle);
      committing = true;
      handle.commit();
    } catch (Throwable e) {
      // Also errors: a work that ran out of stack must not end the only thread.
      return failure(e, committing, transaction);
    }
    connection.release();
    return null;
  }

  /** Runs and takes back; null if that worked. */
  @Nullable StoreFailure read(Body body) {
    try {
      body.run(connection.begin());
    } catch (Throwable e) {
      return failure(e, false, OptionalLong.empty());
    }
    connection.rollback();
    return null;
  }

  private StoreFailure failure(Throwable cause, boolean committing, OptionalLong transaction) {
    boolean doubtful = !connection.rollback() && committing;
    Optional<StoreProblem> problem =
        backend
            .problem(cause)
            .or(() -> doubtful ? Optional.of(StoreProblem.UNREACHABLE) : Optional.empty());
    if (problem.filter(StoreProblem::spoilsConnections).isPresent()) {
      connection.renew();
    }
    return new StoreFailure(cause, problem, doubtful, transaction);
  }

  /** What became of a transaction in doubt; asks the database. */
  Fate fate(StoreFailure failure) {
    if (!failure.doubtful()) {
      return Fate.ROLLED_BACK;
    }
    Fate[] answer = {Fate.UNDECIDED};
    read(handle -> answer[0] = backend.fate(handle, failure.transaction()));
    return answer[0];
  }

  void close() {
    connection.close();
  }
}
