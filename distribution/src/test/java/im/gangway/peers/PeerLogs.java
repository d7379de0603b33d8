package im.gangway.peers;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Adds the end of every running peer's output to the failure of a test: {@code
 * ExtendWith(PeerLogs.class)}.
 */
public final class PeerLogs implements TestExecutionExceptionHandler {
  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    PeerProcess.running()
        .map(peer -> new PeerOutput(peer.name() + " printed last:\n" + peer.tail()))
        .forEach(failure::addSuppressed);
    throw failure;
  }

  private static final class PeerOutput extends Exception {
    private static final long serialVersionUID = 1L;

    PeerOutput(String output) {
      super(output, null, false, false);
    }
  }
}
