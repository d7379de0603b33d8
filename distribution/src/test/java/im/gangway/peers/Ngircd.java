package im.gangway.peers;

import im.gangway.peers.PeerProcess.Launch;
import im.gangway.peers.PeerProcess.ReadyCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** ngIRCd: a minimal IRC server without SASL, with short nicks and ASCII case mapping. */
public final class Ngircd implements IrcServer {
  private final int port = Ports.free();
  private final WorkFolder folder = WorkFolder.create("ngircd");
  private final PeerProcess process;

  private Ngircd(String password) {
    Path configuration = folder.write("ngircd.conf", configuration(password));
    process =
        PeerProcess.start(
            new Launch(
                "ngircd",
                List.of("ngircd", "--nodaemon", "--config", configuration.toString()),
                folder.path(),
                Map.of(),
                ReadyCheck.ports(port)));
  }

  /** Starts one that anybody may use. */
  public static Ngircd start() {
    return new Ngircd("");
  }

  /** Starts one that wants a server password (PASS). */
  public static Ngircd withPassword(String password) {
    return new Ngircd(password);
  }

  @Override
  public PeerProcess process() {
    return process;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.close();
    folder.close();
  }

  private String configuration(String password) {
    return """
        [Global]
          Name = irc.test
          Info = An IRC server for tests
          AdminInfo1 = Nobody
          AdminEMail = nobody@irc.test
          Listen = 127.0.0.1
          Ports = %d
          MotdPhrase = "Welcome"
          PidFile = %s
          ServerGID = 65534
          ServerUID = 65534
          Password = %s
        [Limits]
          MaxConnections = 0
          MaxConnectionsIP = 0
          MaxJoins = 0
          PingTimeout = 120
          PongTimeout = 60
        [Options]
          DNS = no
          Ident = no
          PAM = no
          MorePrivacy = no
          ScrubCTCP = no
        """
        .formatted(port, folder.file("ngircd.pid"), password);
  }
}
