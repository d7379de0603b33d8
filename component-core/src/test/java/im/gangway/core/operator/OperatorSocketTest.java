package im.gangway.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorSocketTest {
  @TempDir Path folder;
  private Path path;
  private OperatorSocket socket;

  /** Says what it was told. */
  private record Echo() implements OperatorCommand {
    @Override
    public String name() {
      return "echo";
    }

    @Override
    public String run(List<String> arguments) throws CommandRefusedException {
      if (arguments.isEmpty()) {
        throw new CommandRefusedException("There is nothing to say.");
      }
      if (arguments.get(0).equals("bug")) {
        throw new IllegalStateException("A bug.");
      }
      return String.join("|", arguments) + "\n";
    }
  }

  @BeforeEach
  void open() throws Exception {
    path = folder.resolve("data").resolve("gangway.sock");
    socket = OperatorSocket.open(path);
    socket.serve(new OperatorCommands().add(new Echo()));
  }

  @AfterEach
  void close() {
    socket.close();
  }

  private OperatorAnswer ask(String... words) throws Exception {
    return OperatorClient.ask(path, List.of(words)).orElseThrow();
  }

  @Test
  void answersACommandWithItsWords() throws Exception {
    assertThat(ask("echo", "a b", "", "ü")).isEqualTo(new OperatorAnswer(0, "a b||ü\n"));
  }

  @Test
  void saysWhyACommandWasRefused() throws Exception {
    assertThat(ask("echo")).isEqualTo(new OperatorAnswer(1, "There is nothing to say.\n"));
  }

  @Test
  void goesOnAfterABug() throws Exception {
    assertThat(ask("echo", "bug").status()).isEqualTo(1);
    assertThat(ask("echo", "again").status()).isZero();
  }

  @Test
  void knowsNoOtherCommands() throws Exception {
    assertThat(ask("rm").status()).isEqualTo(2);
    assertThat(ask("").status()).isEqualTo(2);
  }

  @Test
  void letsOnlyItsOwnerIn() throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
    try (var files = Files.list(path.getParent())) {
      assertThat(files).containsExactly(path);
    }
  }

  @Test
  void refusesARequestThatIsTooLong() throws Exception {
    try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      ByteBuffer much = ByteBuffer.allocate(OperatorSocket.MOST_BYTES + 1);
      String answer;
      try (SocketText text = new SocketText(client)) {
        text.write(
            StandardCharsets.ISO_8859_1.decode(much).toString().replace('\0', 'x'),
            Duration.ofSeconds(10));
        answer = text.read(false, 1000, Duration.ofSeconds(10));
      }
      assertThat(answer).startsWith("2\n").contains("More than");
    }
  }

  @Test
  void refusesARequestThatEndsTooEarly() throws Exception {
    try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      client.write(StandardCharsets.UTF_8.encode("echo\0half"));
      client.shutdownOutput();
      ByteBuffer answer = ByteBuffer.allocate(1000);
      assertThat(client.read(answer)).isPositive();
      assertThat(new String(answer.array(), StandardCharsets.UTF_8)).startsWith("2\n");
    }
  }

  @Test
  void servesOneClientAfterTheOther() throws Exception {
    try (SocketChannel first = SocketChannel.open(UnixDomainSocketAddress.of(path));
        SocketChannel second = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      second.write(StandardCharsets.UTF_8.encode("echo\0two\n"));
      first.write(StandardCharsets.UTF_8.encode("echo\0one\n"));
      assertThat(first(first)).isEqualTo("0\none\n");
      assertThat(first(second)).isEqualTo("0\ntwo\n");
    }
  }

  private static String first(SocketChannel from) throws Exception {
    ByteBuffer answer = ByteBuffer.allocate(100);
    while (from.read(answer) >= 0) {
      assertThat(answer.hasRemaining()).isTrue();
    }
    return StandardCharsets.UTF_8.decode(answer.flip()).toString();
  }

  @Test
  void refusesAPlaceWhereAGatewayAnswers() {
    assertThatExceptionOfType(SocketTakenException.class)
        .isThrownBy(() -> OperatorSocket.open(path))
        .withMessageContaining("runs already");
  }

  @Test
  void replacesTheFileOfADeadProcess() throws Exception {
    Path stale = folder.resolve("stale.sock");
    try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(stale));
    }
    assertThat(stale).exists();
    assertThat(OperatorClient.ask(stale, List.of("echo"))).isEmpty();
    OperatorSocket.open(stale).close();
    assertThat(stale).doesNotExist();
  }

  @Test
  void leavesNoFileBehind() throws Exception {
    socket.close();
    assertThat(path).doesNotExist();
    assertThat(OperatorClient.ask(path, List.of("echo", "a"))).isEqualTo(Optional.empty());
  }
}
