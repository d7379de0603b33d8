package im.gangway.bench.process;

import im.gangway.bench.load.KeepingTransport;
import im.gangway.bench.load.PassingTransport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** The shipped program with the transports of {@link im.gangway.bench.load} dropped in. */
public final class LoadDistribution {
  private static final List<String> CLASSES =
      List.of(
          "EchoService",
          "EchoService$Session",
          "EchoService$Way",
          "KeepingTransport",
          "PassingTransport");

  private LoadDistribution() {}

  /** Makes it in that folder, of links and the one jar. */
  public static Path in(Path folder) throws IOException {
    Path shipped = Gangway.distribution();
    Path copy = Files.createDirectories(folder.resolve("gangway"));
    for (String part : List.of("lib", "conf")) {
      Files.createSymbolicLink(copy.resolve(part), shipped.resolve(part));
    }
    Path program = Files.createDirectories(copy.resolve("bin")).resolve("gangway");
    Files.copy(shipped.resolve("bin/gangway"), program);
    Files.setPosixFilePermissions(
        program, Files.getPosixFilePermissions(shipped.resolve("bin/gangway")));
    jar(Files.createDirectories(copy.resolve("transports")).resolve("load.jar"));
    return copy;
  }

  private static void jar(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out)) {
      for (String name : CLASSES) {
        String path = "im/gangway/bench/load/" + name + ".class";
        jar.putNextEntry(new JarEntry(path));
        jar.write(bytes(path));
      }
      jar.putNextEntry(new JarEntry("META-INF/services/im.gangway.transport.Transport"));
      String providers =
          KeepingTransport.class.getName() + "\n" + PassingTransport.class.getName() + "\n";
      jar.write(providers.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static byte[] bytes(String path) throws IOException {
    try (InputStream in = KeepingTransport.class.getResourceAsStream("/" + path)) {
      if (in == null) {
        throw new IOException("There is no " + path);
      }
      return in.readAllBytes();
    }
  }
}
