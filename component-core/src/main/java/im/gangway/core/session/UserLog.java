package im.gangway.core.session;

import java.util.concurrent.Executor;
import org.slf4j.MDC;

/** Says in every line of the log whom it concerns, while that user's work runs. Thread-safe. */
record UserLog(String user, String transport) {

  void run(Runnable work) {
    MDC.put("user", user);
    MDC.put("transport", transport);
    try {
      work.run();
    } finally {
      MDC.remove("user");
      MDC.remove("transport");
    }
  }

  /** The same for all that an executor is given. */
  Executor on(Executor pool) {
    return work -> pool.execute(() -> run(work));
  }
}
