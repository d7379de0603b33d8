package im.gangway.core.transport;

import java.util.List;

/** Installed transports cannot be used; the message has a line for each problem, with its file. */
public final class TransportLoadException extends Exception {
  private static final long serialVersionUID = 1L;

  TransportLoadException(String problem) {
    super(problem);
  }

  TransportLoadException(String problem, Throwable cause) {
    super(problem, cause);
  }

  static TransportLoadException of(List<String> problems) {
    return new TransportLoadException(String.join("\n", problems));
  }
}
