package im.gangway.scripted;

import im.gangway.core.config.ConfigReader;
import im.gangway.core.config.GangwayConfig;
import im.gangway.core.gateway.Gangway;
import im.gangway.core.testing.ScriptedComponent;
import im.gangway.core.testing.ScriptedXmppServer;
import im.gangway.irc.IrcTransport;
import im.gangway.irc.testing.TinyIrcd;
import im.gangway.peers.GangwayProcess;
import im.gangway.peers.IrcClient;
import im.gangway.registration.RegistrationExtension;
import im.gangway.transport.Transport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A scripted XMPP server and a small IRC server, and the gateway between them: in this process or
 * in one of its own. Set the servers up first, then start the gateway.
 */
public final class ScriptedWorld implements AutoCloseable {
  /** The gateway's domain for IRC. */
  public static final String DOMAIN = "irc.example.org";

  /** The address of the one IRC network. */
  public static final String NETWORK = "tiny@" + DOMAIN;

  private final ScriptedXmppServer xmpp = ScriptedXmppServer.start();
  private final TinyIrcd irc = TinyIrcd.start();
  private final List<AutoCloseable> open = new ArrayList<>();

  /** Starts the gateway in this process and waits until its streams are ready. */
  public Gangway startGateway(Path folder, WorldSettings settings) throws Exception {
    return startGateway(folder, configuration(settings, irc.port()), settings.transports());
  }

  /** The same with a port before the IRC server's own. */
  public Gangway startGateway(Path folder, WorldSettings settings, int ircPort) throws Exception {
    return startGateway(folder, configuration(settings, ircPort), settings.transports());
  }

  private Gangway startGateway(Path folder, String configuration, Map<String, Transport> more)
      throws Exception {
    Map<String, Transport> transports = new LinkedHashMap<>(more);
    transports.put("irc", new IrcTransport());
    Path file = Files.writeString(folder.resolve("gangway.conf"), configuration);
    GangwayConfig config =
        new ConfigReader(transports.values().stream().map(Transport::info).toList()).read(file);
    Gangway gangway = new Gangway(config, transports, List.of(new RegistrationExtension(config)));
    open.add(0, gangway);
    gangway.start();
    gangway.gateways().forEach(gateway -> xmpp.component(gateway.domain()).awaitReady());
    return gangway;
  }

  /**
   * Starts the unpacked distribution as a process of its own.
   *
   * @param javaOptions such as {@code -Xmx256m}
   */
  public GangwayProcess startProcess(String javaOptions, WorldSettings settings) {
    GangwayProcess process =
        GangwayProcess.start(
            configuration(settings, irc.port()),
            GangwayProcess.distribution(),
            Map.of("GANGWAY_JAVA_OPTS", javaOptions));
    open.add(0, process);
    component().awaitReady();
    return process;
  }

  private String configuration(WorldSettings settings, int ircPort) {
    String more =
        settings.transports().keySet().stream()
            .map(type -> "transports." + type + " { domain = \"" + type + ".example.org\" }")
            .collect(Collectors.joining("\n"));
    return """
        component { host = "127.0.0.1", port = %d, secret = "secret", server = "example.org" }
        access { allow = ["*"], deny = ["mallory@example.org"] }
        http { listen = "127.0.0.1:0" }
        limits { %s }
        transports.irc {
          domain = "%s"
          networks { tiny { host = "127.0.0.1", port = %d, tls = false } }
          flood { lines-per-second = 0 }
          default-tls = false
          allow-private-addresses = true
          %s
        }
        %s
        """
        .formatted(xmpp.port(), settings.limits(), DOMAIN, ircPort, settings.ircKeys(), more);
  }

  /** The XMPP side. */
  public ScriptedXmppServer xmpp() {
    return xmpp;
  }

  /** The IRC side. */
  public TinyIrcd irc() {
    return irc;
  }

  /** The stream of the gateway's IRC domain. */
  public ScriptedComponent component() {
    return xmpp.component(DOMAIN);
  }

  /** The JID of a channel. */
  public static String room(String channel) {
    return channel + "%" + NETWORK;
  }

  /** Somebody on IRC, registered and in these channels. */
  public IrcClient person(String nick, String... channels) {
    IrcClient person = IrcClient.connect(irc.port()).register(nick);
    open.add(person);
    for (String channel : channels) {
      person.join(channel);
    }
    return person;
  }

  /** Ends the gateway first, then the people, then the servers. */
  @Override
  public void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
    irc.close();
    xmpp.close();
  }
}
