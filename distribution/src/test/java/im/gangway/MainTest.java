package im.gangway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  @Test
  void showsItsCommands() {
    assertThat(gangway("--help")).isZero();
    assertThat(out.toString()).contains("run", "check", "Exit status");
  }

  @Test
  void showsItsVersion() {
    assertThat(gangway("--version")).isZero();
    assertThat(out.toString()).contains("Gangway", "Java");
  }

  @Test
  void asksForACommand() {
    assertThat(gangway()).isEqualTo(2);
    assertThat(err.toString()).contains("Usage: gangway");
  }

  @Test
  void asksForTheConfigurationFile() {
    assertThat(gangway("run")).isEqualTo(2);
    assertThat(err.toString()).contains("--config");
  }

  @Test
  void namesAConfigurationFileThatIsNotThere() {
    assertThat(gangway("run", "--config", folder.resolve("absent.conf").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("absent.conf");
  }

  @Test
  void tellsAllProblemsOfTheConfigurationAtOnce() throws Exception {
    Path file = Files.writeString(folder.resolve("bad.conf"), bad());
    assertThat(gangway("check", "--config", file.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("bad.conf:1", "'secret'", "bad.conf:2", "must be a port", "irc.domain")
        .doesNotContain("open sesame");
  }

  private static String bad() {
    return """
        component { secrte = "open sesame", server = "example.org"
          port = 0 }
        transports { irc { } }
        """;
  }

  private int gangway(String... arguments) {
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }
}
