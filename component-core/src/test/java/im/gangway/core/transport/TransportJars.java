package im.gangway.core.transport;

import im.gangway.transport.Transport;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles and packs jars such as an admin drops into the folder of transports. */
final class TransportJars {
  private static final String SOURCE =
      """
      package NAME;
      import im.gangway.transport.*;
      public final class Drop implements Transport {
        public static final String MARK = "NAME";
        EXTRA
        public TransportInfo info() {
          return TransportInfo.of("ID", MARK, new TransportInfo.Identity("gateway", "x"));
        }
        public LegacyService start(TransportContext context) throws ConfigurationException {
          throw new ConfigurationException("Never started.");
        }
      }
      """;

  private final Path work;

  TransportJars(Path work) {
    this.work = work;
  }

  /** A jar with the transport {@code PACKAGE.Drop} of that id. */
  Path transport(Path jar, String name, String id, String extra) throws Exception {
    String source = SOURCE.replace("NAME", name).replace("ID", id).replace("EXTRA", extra);
    Path classes = compile(name, "Drop", source, List.of());
    service(classes, name + ".Drop");
    return pack(classes, jar);
  }

  /** A jar with a library class {@code PACKAGE.Helper}, and its classes for others to use. */
  Path library(Path jar, String name) throws Exception {
    String source =
        "package %s; public final class Helper { public static String word() { return \"help\"; } }";
    return pack(compile(name, "Helper", source.formatted(name), List.of()), jar);
  }

  /** A jar with a transport that calls the library jar. */
  Path transportUsing(Path library, Path jar, String name, String helper) throws Exception {
    String source =
        SOURCE
            .replace("EXTRA", "static final String HELP = " + helper + ".Helper.word();")
            .replace("NAME", name)
            .replace("ID", name);
    Path classes = compile(name, "Drop", source, List.of(library));
    service(classes, name + ".Drop");
    return pack(classes, jar);
  }

  /** A jar that only says that it has a transport. */
  Path promise(Path jar, String type) throws Exception {
    Path classes = Files.createTempDirectory(work, "classes");
    service(classes, type);
    return pack(classes, jar);
  }

  private static void service(Path classes, String type) throws IOException {
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(services.resolve(Transport.class.getName()), type);
  }

  private Path compile(String packageName, String type, String source, List<Path> classPath)
      throws Exception {
    Path folder = Files.createTempDirectory(work, "source");
    Path file = folder.resolve(type + ".java");
    Files.writeString(file, source);
    List<String> path = new ArrayList<>(List.of(spi().toString()));
    classPath.forEach(each -> path.add(each.toString()));
    Path classes = Files.createTempDirectory(work, "classes");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String[] arguments = {
      "-proc:none",
      "-cp",
      String.join(System.getProperty("path.separator"), path),
      "-d",
      classes.toString(),
      file.toString()
    };
    int status = compiler.run(null, null, null, arguments);
    if (status != 0) {
      throw new IllegalStateException(packageName + "." + type + " does not compile");
    }
    return classes;
  }

  private static Path spi() throws URISyntaxException {
    return Path.of(Transport.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static Path pack(Path classes, Path jar) throws IOException {
    Files.createDirectories(jar.resolveSibling("."));
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> entries = Files.walk(classes)) {
      for (Path entry : entries.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(entry).toString()));
        Files.copy(entry, out);
        out.closeEntry();
      }
    }
    return jar;
  }
}
