package im.gangway.core.operator;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The operator's side of the socket. Its calls block. */
public final class OperatorClient {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MOST_BYTES = 64 * 1024 * 1024;

  private OperatorClient() {}

  /** A connection to the gateway there; empty if none listens. */
  static Optional<SocketChannel> connect(Path path) throws IOException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    if (!Files.isReadable(path) || !Files.isWritable(path)) {
      throw new IOException("Only the user whose gateway runs may open " + path + ".");
    }
    try {
      return Optional.of(SocketChannel.open(UnixDomainSocketAddress.of(path)));
    } catch (IOException dead) {
      return Optional.empty();
    }
  }

  /**
   * Asks the gateway there.
   *
   * @return empty if none runs
   * @throws IOException if it does not answer
   */
  public static Optional<OperatorAnswer> ask(Path path, List<String> words) throws IOException {
    Optional<SocketChannel> channel = connect(path);
    if (channel.isEmpty()) {
      return Optional.empty();
    }
    try (SocketText text = new SocketText(channel.get())) {
      text.write(OperatorSocket.request(words), PATIENCE);
      String answer = text.read(false, MOST_BYTES, PATIENCE);
      int end = answer.indexOf('\n');
      if (end != 1 || !Character.isDigit(answer.charAt(0))) {
        throw new IOException("The gateway gave no answer.");
      }
      return Optional.of(new OperatorAnswer(answer.charAt(0) - '0', answer.substring(end + 1)));
    }
  }
}
