package im.gangway;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.vault.KeyFileLock;
import im.gangway.core.vault.Keyring;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class KeyCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  @BeforeEach
  void configure() throws Exception {
    Files.writeString(
        folder.resolve("gangway.conf"),
        """
        component { secret = "secret", server = "example.org" }
        transports.irc.domain = "irc.example.org"
        """);
  }

  @Test
  void asksWhatIsToBeDone() {
    CommandLine command = Main.commandLine();
    command.setErr(new PrintWriter(err, true));
    assertThat(command.execute("key")).isEqualTo(ExitStatus.MISCONFIGURED);
    assertThat(err.toString()).contains("check").contains("rotate");
  }

  @Test
  void createsNoKey() {
    assertThat(key("check")).isEqualTo(ExitStatus.FAILED);
    assertThat(err.toString()).contains("is missing");
    assertThat(keyFile()).doesNotExist();
  }

  @Test
  void tellsWhichKeysThereAre() throws Exception {
    String id = Keyring.open(keyFile(), false).currentId();
    assertThat(key("check")).isEqualTo(ExitStatus.OK);
    assertThat(out.toString()).contains("Key " + id + " (current): 0", "All of them open.");
  }

  @Test
  void changesTheKey() throws Exception {
    String id = Keyring.open(keyFile(), false).currentId();
    assertThat(key("rotate")).isEqualTo(ExitStatus.OK);
    assertThat(out.toString()).contains("There is a new key");
    assertThat(Keyring.read(keyFile()).ids()).hasSize(1).doesNotContain(id);
    assertThat(Files.getPosixFilePermissions(keyFile())).hasSize(2);
  }

  @Test
  void leavesTheKeysOfARunningGatewayAlone() throws Exception {
    Keyring.open(keyFile(), false);
    List<String> before = Files.readAllLines(keyFile());
    try (KeyFileLock running = KeyFileLock.shared(keyFile())) {
      assertThat(running.isHeld()).isTrue();
      assertThat(key("rotate")).isEqualTo(ExitStatus.FAILED);
      assertThat(err.toString()).contains("A gateway runs");
      assertThat(key("check")).isEqualTo(ExitStatus.OK);
    }
    assertThat(Files.readAllLines(keyFile())).isEqualTo(before);
  }

  private Path keyFile() {
    return folder.resolve("data/credentials.key");
  }

  private int key(String what) {
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute("key", what, "--config", folder.resolve("gangway.conf").toString());
  }
}
