package im.gangway.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The real IRC servers start and serve. */
@ExtendWith(PeerLogs.class)
class IrcServersIT {
  @Test
  void ngircdLetsTwoClientsTalk() {
    try (Ngircd server = Ngircd.start()) {
      talk(server);
    }
  }

  @Test
  void ngircdComesBackAfterACrash() {
    try (Ngircd server = Ngircd.start()) {
      talk(server);
      server.kill();
      server.startAgain();
      talk(server);
    }
  }

  @Test
  void ngircdRefusesWithoutItsPassword() {
    try (Ngircd server = Ngircd.withPassword("sesame");
        IrcClient guest = IrcClient.connect(server.port());
        IrcClient friend = IrcClient.connect(server.port())) {
      guest.send("NICK guest");
      guest.send("USER guest 0 * :guest");
      guest.expect("ERROR");

      friend.send("PASS sesame");
      friend.register("friend");
    }
  }

  @Test
  void inspircdLetsTwoClientsTalk() {
    try (CertificateAuthority authority = CertificateAuthority.create();
        Inspircd server = Inspircd.start(authority)) {
      talk(server);
    }
  }

  @Test
  void inspircdServesTlsToThoseWhoTrustItsAuthority() {
    try (CertificateAuthority authority = CertificateAuthority.create();
        CertificateAuthority stranger = CertificateAuthority.create();
        Inspircd server = Inspircd.start(authority);
        IrcClient client = IrcClient.connect(server.tlsPort(), authority.socketFactory())) {
      client.register("carol");

      assertThatThrownBy(() -> IrcClient.connect(server.tlsPort(), stranger.socketFactory()))
          .hasCauseInstanceOf(SSLException.class);
    }
  }

  @Test
  void athemeLetsAccountsInBySasl() {
    try (CertificateAuthority authority = CertificateAuthority.create();
        Inspircd server = Inspircd.start(authority);
        Atheme services = Atheme.linkedTo(server)) {
      services.register("alice", "wonderland");

      try (IrcClient alice = IrcClient.connect(server.tlsPort(), authority.socketFactory())) {
        alice.registerWithSasl("alice", "wonderland");
        alice.send("WHOIS alice");
        assertThat(alice.expectNumeric("330")).contains(" alice alice ");
      }
    }
  }

  @Test
  void athemeRefusesAWrongPassword() {
    try (CertificateAuthority authority = CertificateAuthority.create();
        Inspircd server = Inspircd.start(authority);
        Atheme services = Atheme.linkedTo(server);
        IrcClient eve = IrcClient.connect(server.port())) {
      services.register("alice", "wonderland");

      eve.send("CAP REQ :sasl");
      eve.send("AUTHENTICATE PLAIN");
      eve.expect("AUTHENTICATE");
      eve.send("AUTHENTICATE AGFsaWNlAHdyb25n");
      eve.expectNumeric("904");
    }
  }

  private static void talk(IrcServer server) {
    try (IrcClient alice = IrcClient.connect(server.port()).register("alice");
        IrcClient bob = IrcClient.connect(server.port()).register("bob")) {
      alice.join("#garden");
      bob.join("#garden");
      alice.expect(" JOIN ");

      bob.say("#garden", "Wie schön: it works");
      alice.expectMessage("bob", "#garden", "Wie schön: it works");

      alice.say("bob", "just you");
      bob.expectMessage("alice", "bob", "just you");
    }
  }
}
