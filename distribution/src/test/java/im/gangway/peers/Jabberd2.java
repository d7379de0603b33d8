package im.gangway.peers;

import im.gangway.peers.PeerProcess.Launch;
import im.gangway.peers.PeerProcess.ReadyCheck;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * jabberd2 for {@code example.test}: a router, a session manager and a server for clients, each a
 * process. It takes any component that knows the secret, and knows no XEP-0356.
 */
public final class Jabberd2 implements XmppServer {
  private static final String DOMAIN = "example.test";
  private static final String INNER = "between-its-parts";

  private final int clientPort = Ports.free();
  private final int componentPort = Ports.free();
  private final WorkFolder folder = WorkFolder.create("jabberd2");
  private final PeerProcess router;
  private final PeerProcess sessions;
  private final PeerProcess clients;

  private Jabberd2() {
    folder.write("users.xml", users());
    folder.write("router.xml", router());
    folder.write("sm.xml", sessionManager());
    folder.write("c2s.xml", clientServer());
    addAccounts(folder.file("accounts.db"));
    router = part("router", ReadyCheck.ports(componentPort));
    sessions = part("sm", ReadyCheck.output("sm ready for sessions"));
    clients = part("c2s", ReadyCheck.ports(clientPort));
  }

  /** Starts one on free ports. */
  public static Jabberd2 start() {
    return new Jabberd2();
  }

  private PeerProcess part(String name, ReadyCheck ready) {
    return PeerProcess.start(
        new Launch(
            "jabberd2-" + name,
            List.of("jabberd2-" + name, "-c", folder.file(name + ".xml").toString()),
            folder.path(),
            Map.of(),
            ready));
  }

  /** The part that clients see. */
  @Override
  public PeerProcess process() {
    return clients;
  }

  @Override
  public String domain() {
    return DOMAIN;
  }

  @Override
  public int clientPort() {
    return clientPort;
  }

  @Override
  public int componentPort() {
    return componentPort;
  }

  @Override
  public void close() {
    clients.close();
    sessions.close();
    router.close();
    folder.close();
  }

  private static void addAccounts(Path database) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
      connection
          .createStatement()
          .execute("CREATE TABLE authreg (username TEXT, realm TEXT, password TEXT)");
      PreparedStatement insert =
          connection.prepareStatement("INSERT INTO authreg VALUES (?, ?, ?)");
      for (String name : List.of("alice", "bob", "carol", "admin")) {
        insert.setString(1, name);
        insert.setString(2, DOMAIN);
        insert.setString(3, PASSWORD);
        insert.execute();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot write the accounts", e);
    }
  }

  private static String users() {
    return "<users><user><name>jabberd</name><secret>%s</secret></user></users>".formatted(INNER);
  }

  private String router() {
    return """
        <router>
          <id>router</id>
          <log type='stdout'/>
          <local>
            <ip>127.0.0.1</ip><port>%d</port><users>%s</users><secret>%s</secret>
          </local>
          <io><max_fds>1024</max_fds></io>
          <aci><acl type='all'><user>jabberd</user></acl></aci>
        </router>
        """
        .formatted(componentPort, folder.file("users.xml"), SECRET);
  }

  private String toRouter() {
    return """
        <router>
          <ip>127.0.0.1</ip><port>%d</port><user>jabberd</user><pass>%s</pass>
          <retry><init>20</init><lost>3</lost><sleep>1</sleep></retry>
        </router>
        <log type='stdout'/>
        """
        .formatted(componentPort, INNER);
  }

  private String sessionManager() {
    return """
        <sm>
          <id>sm</id>
          %1$s
          <local><id>%2$s</id></local>
          <storage><path>%3$s</path><driver>db</driver><db><path>%4$s</path><sync/></db></storage>
          <modules>
            <path>%3$s</path>
            <chain id='in-sess'>
              <module>validate</module><module>roster</module><module>iq-ping</module>
              <module>disco</module><module>presence</module><module>deliver</module>
            </chain>
            <chain id='in-router'>
              <module>session</module><module>validate</module><module>presence</module>
            </chain>
            <chain id='pkt-sm'>
              <module>iq-ping</module><module>disco</module><module>presence</module>
            </chain>
            <chain id='pkt-user'>
              <module>roster</module><module>presence</module><module>disco</module>
              <module>deliver</module>
            </chain>
            <chain id='pkt-router'><module>session</module><module>disco</module></chain>
            <chain id='user-load'><module>active</module><module>roster</module></chain>
            <chain id='user-create'><module>active</module></chain>
            <chain id='user-delete'><module>active</module><module>roster</module></chain>
          </modules>
          <user><auto-create/></user>
        </sm>
        """
        .formatted(toRouter(), DOMAIN, modules(), folder.folder("data"));
  }

  private String clientServer() {
    return """
        <c2s>
          <id>c2s</id>
          %s
          <local><id>%s</id><ip>127.0.0.1</ip><port>%d</port></local>
          <io><max_fds>1024</max_fds></io>
          <authreg>
            <path>%s</path><module>sqlite</module>
            <mechanisms><traditional/><sasl><plain/></sasl></mechanisms>
            <sqlite>
              <dbname>%s</dbname><password_type><plaintext/></password_type>
            </sqlite>
          </authreg>
        </c2s>
        """
        .formatted(toRouter(), DOMAIN, clientPort, modules(), folder.file("accounts.db"));
  }

  /** The library folder depends on the architecture; the package's own files name it. */
  private static String modules() {
    return Commands.run("dpkg", "-L", "jabberd2")
        .lines()
        .filter(line -> line.endsWith("/authreg_sqlite.so"))
        .map(line -> line.substring(0, line.lastIndexOf('/')))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No modules of jabberd2"));
  }
}
