package im.gangway.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.KeyTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Secrets of the admin's in configurations that cannot be read: what is wrong is printed. */
final class ConfigurationPlants {
  private static final int MISCONFIGURED = 2;
  private static final String COMPONENT = "component { secret = \"%s\", server = \"example.org\" }";
  private static final String IRC = "transports.irc.domain = \"irc.example.org\"";

  private final Path folder;
  private final Secrets secrets;

  ConfigurationPlants(Path folder, Secrets secrets) {
    this.folder = folder;
    this.secrets = secrets;
  }

  void all() throws IOException {
    refuse("beside an unknown key", "component.port = 1, hots = 1", COMPONENT, IRC);
    refuse("without its last quotation mark", "component.secret = \"%s", IRC);
    refuse("with a dollar and no quotation marks", "component.secret = $%s", IRC);
    refuse("with a plus and no quotation marks", "component.secret = a+%s", IRC);
    refuse("in a list", "component { secret = [\"%s\"], server = \"example.org\" }", IRC);
    refuse("in a block", "component { secret { \"%s\" = 1 }, server = \"example.org\" }", IRC);
    refuse("with a line break", COMPONENT.replace("%s", "%s\\n%1$s"), IRC, "x = 1");
    refuse("as a port", COMPONENT, IRC, "component.port = \"%1$s\"");
    refuse("of a network, as its port", COMPONENT, IRC, network("port = \"%1$s\""));
    refuse("of a network, in a list", COMPONENT, IRC, network("password = [\"%1$s\"]"));
    refuse("of the database, in its address", COMPONENT, IRC, "storage.url = \"jdbc:x:%1$s\"");
    refuse("of the database", COMPONENT, IRC, "storage.password = [\"%1$s\"]");
  }

  private static String network(String key) {
    return "transports.irc.networks.tiny { host = \"127.0.0.1\", " + key + " }";
  }

  private void refuse(String way, String... lines) throws IOException {
    String secret = secrets.plant("in a configuration " + way);
    Path file = folder.resolve("broken.conf");
    Files.writeString(file, String.join("\n", lines).formatted(secret));
    assertThat(KeyTool.check(file)).as(way).isEqualTo(MISCONFIGURED);
    Files.delete(file);
  }
}
