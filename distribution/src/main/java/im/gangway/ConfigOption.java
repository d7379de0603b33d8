package im.gangway;

import im.gangway.core.config.ConfigReader;
import im.gangway.core.config.GangwayConfig;
import im.gangway.core.config.InvalidConfigException;
import im.gangway.core.transport.LoadedTransports;
import im.gangway.core.transport.TransportLoadException;
import im.gangway.core.transport.TransportLoader;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option {@code --config}, and what it takes to read the file that it names. */
final class ConfigOption {
  /** Where the launcher says the installation is. */
  private static final String HOME = "gangway.home";

  @SuppressWarnings("NullAway.Init") // By picocli.
  @Option(
      names = {"-c", "--config"},
      required = true,
      paramLabel = "FILE",
      description = "The configuration file.")
  private Path file;

  /** The transports of this installation: those it comes with and those in {@code transports/}. */
  LoadedTransports transports() throws TransportLoadException {
    return TransportLoader.load(Path.of(System.getProperty(HOME, "."), "transports"));
  }

  GangwayConfig read(LoadedTransports transports) throws InvalidConfigException {
    return new ConfigReader(transports.infos()).read(file);
  }
}
