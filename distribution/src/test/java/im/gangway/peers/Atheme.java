package im.gangway.peers;

import im.gangway.peers.PeerProcess.Launch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Atheme services linked to an InspIRCd: NickServ accounts and SASL. */
public final class Atheme implements Peer {
  static final String LINK_PASSWORD = "linked";

  private final Inspircd server;
  private final WorkFolder folder = WorkFolder.create("atheme");
  private final PeerProcess process;

  private Atheme(Inspircd server) {
    this.server = server;
    Path configuration = folder.write("atheme.conf", configuration(server.linkPort()));
    process =
        PeerProcess.start(
            new Launch(
                "atheme",
                List.of(
                    "atheme-services",
                    "-n",
                    "-c",
                    configuration.toString(),
                    "-D",
                    folder.folder("data").toString(),
                    "-l",
                    folder.file("atheme.log").toString(),
                    "-p",
                    folder.file("atheme.pid").toString()),
                folder.path(),
                Map.of(),
                running -> hasServices(server)));
  }

  /** Starts the services; on return the server offers SASL. */
  public static Atheme linkedTo(Inspircd server) {
    return new Atheme(server);
  }

  /** Registers an account with NickServ, as its user would. */
  public void register(String account, String password) {
    try (IrcClient client = IrcClient.connect(server.port())) {
      client.register(account);
      client.send("PRIVMSG NickServ :REGISTER " + password + " " + account + "@irc.test");
      client.expect("NickServ's confirmation", line -> line.contains("is now registered"));
    }
  }

  @Override
  public PeerProcess process() {
    return process;
  }

  @Override
  public void close() {
    process.close();
    folder.close();
  }

  private static boolean hasServices(Inspircd server) {
    try (IrcClient client = IrcClient.connect(server.port())) {
      client.send("CAP LS 302");
      return client.expect("CAP LS", line -> line.contains(" LS :")).contains("sasl=");
    }
  }

  private static String configuration(int linkPort) {
    return """
        loadmodule "modules/protocol/inspircd";
        loadmodule "modules/backend/opensex";
        loadmodule "modules/crypto/posix";
        loadmodule "modules/nickserv/main";
        loadmodule "modules/nickserv/cert";
        loadmodule "modules/nickserv/ghost";
        loadmodule "modules/nickserv/identify";
        loadmodule "modules/nickserv/info";
        loadmodule "modules/nickserv/register";
        loadmodule "modules/saslserv/main";
        loadmodule "modules/saslserv/plain";
        loadmodule "modules/saslserv/external";
        serverinfo {
          name = "services.test";
          desc = "Services for tests";
          numeric = "00A";
          recontime = 1;
          netname = "TestNet";
          adminname = "Nobody";
          adminemail = "nobody@irc.test";
          registeremail = "nobody@irc.test";
          auth = none;
          casemapping = rfc1459;
          loglevel = { error; info; };
        };
        uplink "irc.test" {
          host = "127.0.0.1";
          send_password = "%1$s";
          receive_password = "%1$s";
          port = %2$d;
        };
        nickserv { nick = "NickServ"; user = "NickServ"; host = "services.test"; real = "Nicks"; };
        saslserv { nick = "SaslServ"; user = "SaslServ"; host = "services.test"; real = "SASL"; };
        general { commit_interval = 5; flood_msgs = 0; };
        """
        .formatted(LINK_PASSWORD, linkPort);
  }
}
