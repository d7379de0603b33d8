package im.gangway.core.operator;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Unix socket through which the operator's commands reach the gateway: only its own user may
 * open it. A request is one line, its words separated by NUL; the answer is a line with the status,
 * then text up to the end. One client after the other is served, each for a short time.
 */
public final class OperatorSocket implements AutoCloseable {
  /** No request is larger. */
  static final int MOST_BYTES = 4 * 1024 * 1024;

  private static final Logger log = LoggerFactory.getLogger(OperatorSocket.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String SEPARATOR = "\0";

  private final Path path;
  private final ServerSocketChannel server;
  private @Nullable Thread thread;

  private OperatorSocket(Path path, ServerSocketChannel server) {
    this.path = path;
    this.server = server;
  }

  /**
   * Takes the place of the socket; a file that a dead process left there is replaced.
   *
   * @throws SocketTakenException if a gateway answers there
   * @throws IOException if the socket cannot be made
   */
  public static OperatorSocket open(Path path) throws IOException, SocketTakenException {
    if (OperatorClient.connect(path).isPresent()) {
      throw new SocketTakenException(
          "A gateway runs already with this data: it answers at " + path + ".");
    }
    Path folder = path.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    // Nobody else can reach it before it is closed to others.
    Path hidden =
        Files.createTempDirectory(
            folder,
            ".s",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path fresh = hidden.resolve("s");
    try {
      ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      server.bind(UnixDomainSocketAddress.of(fresh), 8);
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return new OperatorSocket(path, server);
    } finally {
      Files.deleteIfExists(fresh);
      Files.deleteIfExists(hidden);
    }
  }

  /** Begins to answer. */
  public void serve(OperatorCommands commands) {
    Thread started = new Thread(() -> run(commands), "operator");
    started.setDaemon(true);
    started.start();
    thread = started;
  }

  private void run(OperatorCommands commands) {
    while (server.isOpen()) {
      try {
        answer(server.accept(), commands);
      } catch (IOException | RuntimeException failure) {
        if (server.isOpen()) {
          log.warn("A request of the operator was not answered: {}", failure.toString());
        }
      }
    }
  }

  private static void answer(SocketChannel client, OperatorCommands commands) throws IOException {
    try (SocketText text = new SocketText(client)) {
      OperatorAnswer answer = answer(text, commands);
      reply(text, answer);
    }
  }

  /** Who only looks whether somebody is there does not wait for it. */
  private static void reply(SocketText text, OperatorAnswer answer) {
    try {
      text.write(answer.status() + "\n" + answer.text(), PATIENCE);
    } catch (IOException gone) {
      log.debug("The operator did not wait for an answer", gone);
    }
  }

  private static OperatorAnswer answer(SocketText text, OperatorCommands commands) {
    String request;
    try {
      request = text.read(true, MOST_BYTES, PATIENCE);
    } catch (IOException bad) {
      return new OperatorAnswer(
          OperatorAnswer.UNKNOWN, "The request cannot be read: " + bad.getMessage() + "\n");
    }
    return commands.run(List.of(request.split(SEPARATOR, -1)));
  }

  /** A request as it is sent. */
  static String request(List<String> words) {
    return String.join(SEPARATOR, words).replace('\n', ' ') + "\n";
  }

  /** Ends, and removes the file. */
  @Override
  public void close() {
    try {
      server.close();
      Files.deleteIfExists(path);
    } catch (IOException failure) {
      log.warn("The socket {} could not be removed: {}", path, failure.toString());
    }
    if (thread != null) {
      thread.interrupt();
    }
  }
}
