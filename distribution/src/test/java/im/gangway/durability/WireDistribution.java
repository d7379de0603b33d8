package im.gangway.durability;

import im.gangway.durability.wire.WireTransport;
import im.gangway.peers.GangwayProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The shipped program with one transport more. */
final class WireDistribution {
  private WireDistribution() {}

  /** Makes it in that folder, of links and the one jar. */
  static Path in(Path folder) throws IOException, URISyntaxException {
    Path shipped = GangwayProcess.distribution();
    Path copy = Files.createDirectories(folder.resolve("gangway"));
    for (String part : List.of("lib", "conf")) {
      Files.createSymbolicLink(copy.resolve(part), shipped.resolve(part));
    }
    Path program = Files.createDirectories(copy.resolve("bin")).resolve("gangway");
    Files.copy(shipped.resolve("bin/gangway"), program);
    program.toFile().setExecutable(true);
    jar(Files.createDirectories(copy.resolve("transports")).resolve("wire.jar"));
    return copy;
  }

  private static void jar(Path file) throws IOException, URISyntaxException {
    Path classes =
        Path.of(WireTransport.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path own = classes.resolve("im/gangway/durability/wire");
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out);
        Stream<Path> all = Files.list(own)) {
      for (Path each : all.filter(path -> path.toString().endsWith(".class")).toList()) {
        jar.putNextEntry(new JarEntry(classes.relativize(each).toString()));
        Files.copy(each, jar);
      }
      jar.putNextEntry(new JarEntry("META-INF/services/im.gangway.transport.Transport"));
      jar.write(WireTransport.class.getName().getBytes(StandardCharsets.UTF_8));
    }
  }
}
