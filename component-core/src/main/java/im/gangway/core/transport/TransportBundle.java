package im.gangway.core.transport;

import im.gangway.transport.Transport;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * One thing dropped into the folder of transports: a jar, or a folder of jars that belong together.
 *
 * @param place the jar or folder
 * @param jars in the order in which classes are looked up
 */
record TransportBundle(Path place, List<Path> jars) {
  private static final String SERVICE = "META-INF/services/" + Transport.class.getName();

  /** What lies in a folder, in the order of the names; nothing where there is no such folder. */
  static List<TransportBundle> in(Path folder) throws IOException {
    List<TransportBundle> bundles = new ArrayList<>();
    for (Path entry : entries(folder)) {
      List<Path> jars = Files.isDirectory(entry) ? jarsIn(entry) : onlyJars(List.of(entry));
      if (!jars.isEmpty()) {
        bundles.add(new TransportBundle(entry, jars));
      }
    }
    return bundles;
  }

  private static List<Path> entries(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  private static List<Path> jarsIn(Path folder) throws IOException {
    return onlyJars(entries(folder));
  }

  private static List<Path> onlyJars(List<Path> files) {
    return files.stream().filter(file -> file.toString().endsWith(".jar")).toList();
  }

  /**
   * Creates the transports of this bundle, with a class loader of their own.
   *
   * @throws TransportLoadException if there are none or they cannot be created
   */
  List<InstalledTransport> open() throws TransportLoadException {
    checkJars();
    URLClassLoader loader = loader();
    try {
      return providers(loader).stream()
          .map(transport -> InstalledTransport.of(transport, place.toString(), loader))
          .toList();
    } catch (ServiceConfigurationError | LinkageError | RuntimeException broken) {
      close(loader, broken);
      throw new TransportLoadException(place + " cannot be used: " + reason(broken), broken);
    }
  }

  /** A class loader takes a broken jar for an empty one, so that it has to be asked for before. */
  private void checkJars() throws TransportLoadException {
    boolean declares = false;
    for (Path jar : jars) {
      try (JarFile file = new JarFile(jar.toFile())) {
        declares |= file.getEntry(SERVICE) != null;
      } catch (IOException broken) {
        throw new TransportLoadException(
            jar + " cannot be read as a jar: " + reason(broken) + ". Copy it again.", broken);
      }
    }
    if (!declares) {
      throw new TransportLoadException(
          place + " has no transport: there is no " + SERVICE + " in it.");
    }
  }

  private URLClassLoader loader() {
    List<URL> urls = new ArrayList<>();
    for (Path jar : jars) {
      try {
        urls.add(jar.toUri().toURL());
      } catch (MalformedURLException impossible) {
        throw new IllegalStateException("Not a file: " + jar, impossible);
      }
    }
    String name = String.valueOf(place.getFileName());
    return new URLClassLoader(name, urls.toArray(URL[]::new), new SharedClasses());
  }

  /** Only those of this very loader: a service loader also asks the parents. */
  private static List<Transport> providers(ClassLoader loader) {
    return ServiceLoader.load(Transport.class, loader).stream()
        .filter(provider -> provider.type().getClassLoader() == loader)
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  private static void close(URLClassLoader loader, Throwable because) {
    try {
      loader.close();
    } catch (IOException failure) {
      because.addSuppressed(failure);
    }
  }

  private static String reason(Throwable broken) {
    Throwable cause = broken.getCause();
    if (broken instanceof UnsupportedClassVersionError) {
      return "it needs a newer Java than " + Runtime.version().feature();
    }
    String text = broken.getMessage() == null ? broken.toString() : broken.getMessage();
    return cause == null ? text : text + " (" + cause + ")";
  }
}
