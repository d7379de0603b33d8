package im.gangway;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.peers.GangwayProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher finds Java, or says what is missing. */
class LauncherIT {
  @TempDir Path folder;

  @Test
  void startsTheProgram() throws Exception {
    assertThat(launch(Map.of())).contains("Gangway", "exit 0");
  }

  @Test
  void saysThatJavaHomeIsWrong() throws Exception {
    assertThat(launch(Map.of("JAVA_HOME", "/nowhere"))).contains("JAVA_HOME is /nowhere", "exit 1");
  }

  @Test
  void saysThatJavaIsTooOld() throws Exception {
    Path java = Files.createDirectories(folder.resolve("old/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(launch(Map.of("JAVA_HOME", folder.resolve("old").toString())))
        .contains("11.0.2", "needs Java 17 or later", "exit 1");
  }

  @Test
  void startsThroughALink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("gangway"), launcher());
    assertThat(launch(link, Map.of())).contains("Gangway", "exit 0");
  }

  @Test
  void takesOptionsForJava() throws Exception {
    assertThat(launch(Map.of("GANGWAY_JAVA_OPTS", "-Xmx64m -XX:+PrintFlagsFinal")))
        .containsPattern("MaxHeapSize +:?= 67108864")
        .containsPattern("UseSerialGC +:?= true");
  }

  private static Path launcher() {
    return GangwayProcess.distribution().resolve("bin/gangway");
  }

  private static String launch(Map<String, String> environment) throws Exception {
    return launch(launcher(), environment);
  }

  private static String launch(Path launcher, Map<String, String> environment) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(launcher.toString(), "--version");
    builder.environment().keySet().removeIf(name -> name.endsWith("JAVA_OPTS"));
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return output + "exit " + process.exitValue();
  }
}
