package im.gangway.endtoend;

import im.gangway.core.config.ConfigReader;
import im.gangway.core.config.GangwayConfig;
import im.gangway.core.gateway.Gangway;
import im.gangway.peers.XmppServer;
import im.gangway.registration.RegistrationExtension;
import im.gangway.transport.testing.ScriptedNetwork;
import im.gangway.transport.testing.ScriptedTransport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A gateway to a scripted legacy network, in this process, beside a real XMPP server. */
final class LegacySite implements AutoCloseable {
  private final XmppServer server;
  private final ScriptedTransport transport = new ScriptedTransport();
  private final Gangway gangway;
  private final String domain;

  /**
   * Starts it.
   *
   * @param component under which name of the server
   * @param folder empty, for its data
   */
  LegacySite(XmppServer server, String component, Path folder) throws Exception {
    this.server = server;
    this.domain = server.component(component);
    Path file =
        Files.writeString(
            folder.resolve("gangway.conf"),
            """
            component { host = "127.0.0.1", port = %d, secret = "%s", server = "%s" }
            access { allow = [${component.server}], admins = ["%s"] }
            transports.scripted { domain = "%s", registration = required }
            """
                .formatted(
                    server.componentPort(),
                    XmppServer.SECRET,
                    server.domain(),
                    server.jid("admin"),
                    domain));
    GangwayConfig config = new ConfigReader(List.of(transport.info())).read(file);
    gangway =
        new Gangway(
            config,
            Map.of(transport.info().id(), transport),
            List.of(new RegistrationExtension(config)));
    gangway.start();
    gangway.online().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  ScriptedNetwork network() {
    return transport.network();
  }

  String domain() {
    return domain;
  }

  /** The JID of a legacy user. */
  String contact(String name) {
    return name + "@" + domain;
  }

  String user(String name) {
    return server.jid(name);
  }

  @Override
  public void close() {
    gangway.close();
  }
}
