package im.gangway.core.transport;

import im.gangway.transport.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * Finds transports by {@link ServiceLoader}: on the class path, and in a folder as {@code *.jar} or
 * {@code NAME/*.jar}, each of these with a class loader of its own. Creates them; starts none.
 */
public final class TransportLoader {
  private final Path folder;
  private final List<InstalledTransport> found = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private TransportLoader(Path folder) {
    this.folder = folder;
  }

  /**
   * Loads all transports.
   *
   * @param folder where transports are dropped; need not exist
   * @throws TransportLoadException with everything that is wrong with them
   */
  public static LoadedTransports load(Path folder) throws TransportLoadException {
    return new TransportLoader(folder).load();
  }

  private LoadedTransports load() throws TransportLoadException {
    fromClassPath();
    fromFolder();
    Map<String, InstalledTransport> byId = byId();
    LoadedTransports loaded = new LoadedTransports(byId, found);
    if (!problems.isEmpty()) {
      loaded.close();
      throw TransportLoadException.of(problems);
    }
    return loaded;
  }

  private void fromClassPath() {
    try {
      ServiceLoader.load(Transport.class, Transport.class.getClassLoader())
          .forEach(each -> found.add(InstalledTransport.of(each, each.getClass().getName(), null)));
    } catch (ServiceConfigurationError broken) {
      problems.add("A transport on the class path cannot be used: " + broken.getMessage());
    }
  }

  private void fromFolder() {
    try {
      for (TransportBundle bundle : TransportBundle.in(folder)) {
        open(bundle);
      }
    } catch (IOException unreadable) {
      problems.add(folder + " cannot be read: " + unreadable);
    }
  }

  private void open(TransportBundle bundle) {
    try {
      found.addAll(bundle.open());
    } catch (TransportLoadException unusable) {
      problems.add(String.valueOf(unusable.getMessage()));
    }
  }

  private Map<String, InstalledTransport> byId() {
    Map<String, InstalledTransport> byId = new TreeMap<>();
    for (InstalledTransport each : found) {
      InstalledTransport first = byId.putIfAbsent(each.info().id(), each);
      if (first != null) {
        problems.add(
            "Two transports have the id '%s': %s and %s. Remove one of them."
                .formatted(each.info().id(), first.place(), each.place()));
      }
    }
    return byId;
  }
}
