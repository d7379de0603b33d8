package im.gangway.core.transport;

import im.gangway.transport.Transport;
import im.gangway.transport.TransportInfo;
import java.io.IOException;
import java.net.URLClassLoader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The transports of this installation. Closing it ends the use of their jars. Thread-safe. */
public final class LoadedTransports implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LoadedTransports.class);

  private final Map<String, InstalledTransport> byId;
  private final List<URLClassLoader> loaders;

  LoadedTransports(Map<String, InstalledTransport> byId, Collection<InstalledTransport> all) {
    this.byId = new TreeMap<>(byId);
    this.loaders =
        all.stream().map(InstalledTransport::loader).filter(Objects::nonNull).distinct().toList();
  }

  /** The transports by their id. */
  public Map<String, Transport> byId() {
    Map<String, Transport> transports = new TreeMap<>();
    byId.forEach((id, installed) -> transports.put(id, installed.transport()));
    return transports;
  }

  /** What they say of themselves, in the order of their ids. */
  public List<TransportInfo> infos() {
    return byId.values().stream().map(InstalledTransport::info).toList();
  }

  @Override
  public void close() {
    for (URLClassLoader loader : loaders) {
      try {
        loader.close();
      } catch (IOException failure) {
        log.warn("The jars of {} could not be closed", loader.getName(), failure);
      }
    }
  }
}
