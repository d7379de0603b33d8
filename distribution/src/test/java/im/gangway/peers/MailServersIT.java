package im.gangway.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.commons.net.smtp.AuthenticatingSMTPClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the other mail tests rely on: the two mail servers do by themselves what they should. */
@ExtendWith(PeerLogs.class)
class MailServersIT {
  private static final String ALICE = "alice@example.net";
  private static final String BOB = "bob@example.net";
  private static final String PASSWORD = "garden-gate";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static CertificateAuthority authority;
  private static TokenServer tokens;
  private static Dovecot dovecot;
  private static Postfix postfix;

  @BeforeAll
  static void start() {
    authority = CertificateAuthority.create();
    tokens = TokenServer.start();
    CertificateAuthority.Certificate certificate = authority.issue("localhost");
    dovecot =
        Dovecot.withTokens(certificate, Map.of(ALICE, PASSWORD, BOB, PASSWORD), tokens.port());
    postfix =
        Postfix.start(
            new Postfix.Settings(Map.of("example.net", Postfix.lmtp(dovecot.lmtpPort())), List.of())
                .withLogins(dovecot, certificate));
  }

  @AfterAll
  static void stop() {
    postfix.close();
    dovecot.close();
    tokens.close();
    authority.close();
  }

  @Test
  void carriesAMailFromOneMailboxToAnother() throws Exception {
    AuthenticatingSMTPClient alice = submission();
    assertThat(alice.auth(AuthenticatingSMTPClient.AUTH_METHOD.PLAIN, ALICE, PASSWORD)).isTrue();
    assertThat(alice.setSender(ALICE)).isTrue();
    assertThat(alice.addRecipient(BOB)).isTrue();
    assertThat(alice.sendShortMessageData("Subject: Tea\r\n\r\nAt four")).isTrue();
    alice.quit();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(dovecot.mails(BOB, "INBOX"))
                    .anySatisfy(mail -> assertThat(mail).contains("Subject: Tea", "At four")));
  }

  @Test
  void sendsBackWhatIsForNobody() throws Exception {
    AuthenticatingSMTPClient bob = submission();
    assertThat(bob.auth(AuthenticatingSMTPClient.AUTH_METHOD.PLAIN, BOB, PASSWORD)).isTrue();
    assertThat(bob.setSender(BOB)).isTrue();
    assertThat(bob.addRecipient("nobody@example.net")).isTrue();
    assertThat(bob.sendShortMessageData("Subject: Lost\r\n\r\nHello")).isTrue();
    bob.quit();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(dovecot.mails(BOB, "INBOX"))
                    .anySatisfy(mail -> assertThat(mail).contains("Status: 5.1.1", "Lost")));
  }

  @Test
  void letsNobodyInWithAnotherPassword() throws Exception {
    AuthenticatingSMTPClient eve = submission();
    assertThat(eve.auth(AuthenticatingSMTPClient.AUTH_METHOD.PLAIN, BOB, "guess")).isFalse();
    eve.setSender(BOB);
    assertThat(eve.addRecipient("somebody@elsewhere.example")).isFalse();
    eve.disconnect();
  }

  @Test
  void letsInWithATokenUntilItExpires() throws Exception {
    tokens.issue("good", ALICE);
    assertThat(loginByToken(ALICE, "good")).isTrue();
    tokens.expire("good");
    assertThat(loginByToken(ALICE, "good")).isFalse();
  }

  @Test
  void takesANewPassword() {
    dovecot.setPassword("carol@example.net", "first");
    awaitLogin("first");
    dovecot.setPassword("carol@example.net", "second");
    awaitLogin("second");
  }

  private static void awaitLogin(String password) {
    await().atMost(PATIENCE).until(() -> login("carol@example.net", password));
  }

  private static AuthenticatingSMTPClient submission() throws Exception {
    AuthenticatingSMTPClient client = new AuthenticatingSMTPClient(true, authority.trust());
    client.connect("127.0.0.1", postfix.submissionsPort());
    client.ehlo("[127.0.0.1]");
    return client;
  }

  private static boolean login(String user, String password) throws Exception {
    return imap("LOGIN " + user + " " + password);
  }

  private static boolean loginByToken(String user, String token) throws Exception {
    String response = "user=%s\u0001auth=Bearer %s\u0001\u0001".formatted(user, token);
    byte[] bytes = response.getBytes(StandardCharsets.US_ASCII);
    return imap("AUTHENTICATE XOAUTH2 " + Base64.getEncoder().encodeToString(bytes));
  }

  /** Whether a first command is done; what the server asks in between is answered with nothing. */
  private static boolean imap(String command) throws Exception {
    try (Socket socket = authority.socketFactory().createSocket("localhost", dovecot.imapsPort());
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      send(socket, "a " + command);
      String line = in.readLine();
      while (line != null && !line.startsWith("a ")) {
        if (line.startsWith("+")) {
          send(socket, "");
        }
        line = in.readLine();
      }
      return line != null && line.startsWith("a OK");
    }
  }

  private static void send(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }
}
