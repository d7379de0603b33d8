package im.gangway.email;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits, on a thread that may block, for what a server says. */
final class Waiting {
  private Waiting() {}

  /**
   * The result of a stage.
   *
   * @param server as users are told who does not answer
   */
  static <T> T get(CompletionStage<T> stage, Duration patience, String server)
      throws LegacyException {
    try {
      return stage.toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof LegacyException told ? told : away(server, failed);
    } catch (TimeoutException late) {
      throw away(server, late);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw away(server, ending);
    }
  }

  private static LegacyException away(String server, Throwable cause) {
    return new LegacyException(
        FailureReason.NETWORK_UNREACHABLE, Text.of(Waiting.class, "unreachable", server), cause);
  }
}
