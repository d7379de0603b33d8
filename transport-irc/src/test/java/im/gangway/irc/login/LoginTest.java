package im.gangway.irc.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.login.LoginFailure.Reason;
import im.gangway.transport.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transcripts: S: what the server says, C: what must follow from it. */
class LoginTest {
  private static final String BASE64 =
      Base64.getEncoder().encodeToString("al\0al\0pw".getBytes(StandardCharsets.UTF_8));

  private Optional<LoginOutcome> outcome = Optional.empty();

  private static LoginRequest request(@Nullable SaslAccount account, NickFallback fallback) {
    return new LoginRequest(
        "alice", "al", "Alice L", null, account, fallback, LoginRequest.DEFAULT_CAPS);
  }

  private static LoginRequest plain() {
    return request(null, NickFallback.ALTERNATIVES);
  }

  private static LoginRequest withAccount() {
    return request(new SaslAccount("al", "pw"), NickFallback.FAIL);
  }

  @Test
  void doesNotRepeatPasswordsThatAServerQuotes() {
    LoginRequest request =
        new LoginRequest(
            "alice",
            "al",
            "Alice L",
            "gate-word",
            new SaslAccount("al", "hunter2"),
            NickFallback.FAIL,
            LoginRequest.DEFAULT_CAPS);
    play(
        request,
        "C: CAP LS 302",
        "C: PASS gate-word",
        "C: NICK alice",
        "C: USER al 0 * :Alice L",
        "S: ERROR :Bad password gate-word (or hunter2)");
    assertThat(failure().text().toString())
        .isEqualTo("The server closed the connection: Bad password *** (or ***)");
  }

  private Login play(LoginRequest request, String... transcript) {
    Login login = new Login(request);
    List<String> said = new ArrayList<>();
    login.start().forEach(line -> said.add(line.format()));
    for (String step : transcript) {
      if (step.startsWith("C: ")) {
        assertThat(said).as(step).isNotEmpty();
        assertThat(said.remove(0)).isEqualTo(step.substring(3));
      } else {
        LoginStep next = login.feed(IrcLine.parse(step.substring(3)));
        next.send().forEach(line -> said.add(line.format()));
        outcome = outcome.or(next::outcome);
      }
    }
    said.remove("QUIT :Login failed");
    assertThat(said).isEmpty();
    return login;
  }

  private LoginResult result() {
    return (LoginResult) outcome.orElseThrow();
  }

  private LoginFailure failure() {
    return (LoginFailure) outcome.orElseThrow();
  }

  @Test
  void logsInToNgircd() {
    play(
        plain(),
        "C: CAP LS 302",
        "C: NICK alice",
        "C: USER al 0 * :Alice L",
        "S: :irc.example.net CAP * LS :multi-prefix",
        "C: CAP REQ multi-prefix",
        "S: :irc.example.net CAP * ACK :multi-prefix",
        "C: CAP END",
        "S: :irc.example.net 001 alice :Welcome to the Internet Relay Network alice!~al@localhost",
        "S: :irc.example.net 002 alice :Your host is irc.example.net",
        "S: :irc.example.net 003 alice :This server has been started",
        "S: :irc.example.net 004 alice irc.example.net ngircd-26.1 abB beI",
        "S: :irc.example.net 005 alice RFC2812 CASEMAPPING=ascii PREFIX=(qaohv)~&@%+ :are supported on this server",
        "S: :irc.example.net 005 alice NICKLEN=9 :are supported on this server",
        "S: :irc.example.net 251 alice :There are 1 users",
        "S: :irc.example.net 375 alice :- message of the day",
        "S: :irc.example.net 376 alice :End of MOTD command");
    assertThat(result().self().mask()).isEqualTo("alice!~al@localhost");
    assertThat(result().network()).isEqualTo("irc.example.net");
    assertThat(result().caps()).containsExactly("multi-prefix");
    assertThat(result().isupport().nickLength()).isEqualTo(9);
    assertThat(result().account()).isEmpty();
  }

  @Test
  void logsInToAnAccountOnInspircd() {
    play(
        withAccount(),
        "C: CAP LS 302",
        "C: NICK alice",
        "C: USER al 0 * :Alice L",
        "S: :irc CAP 1 LS * :account-notify away-notify cap-notify echo-message",
        "S: :irc CAP 1 LS :multi-prefix sasl=PLAIN,EXTERNAL server-time tls",
        "C: CAP REQ :cap-notify echo-message multi-prefix sasl server-time",
        "S: :irc CAP alice ACK :cap-notify echo-message multi-prefix sasl server-time",
        "C: AUTHENTICATE PLAIN",
        "S: @time=2026-01-01T00:00:00.000Z AUTHENTICATE :+",
        "C: AUTHENTICATE " + BASE64,
        "S: :irc 900 alice alice!~al@host al :You are now logged in as al",
        "S: :irc 903 alice :SASL authentication successful",
        "C: CAP END",
        "S: PING :cookie",
        "C: PONG cookie",
        "S: :irc 001 alice :Welcome to the Net IRC Network alice!~al@host",
        "S: :irc 396 alice hidden/al :is now your displayed host",
        "S: :irc 005 alice NETWORK=Net :are supported",
        "S: :irc 422 alice :MOTD File is missing");
    assertThat(result().account()).hasValue("al");
    assertThat(result().network()).isEqualTo("Net");
    assertThat(result().self().host()).isEqualTo("hidden/al");
    assertThat(result().self().user()).isEqualTo("~al");
    assertThat(result().caps()).contains("sasl", "echo-message");
  }

  private static LoginRequest withOptionalAccount() {
    return request(new SaslAccount("al", "pw", true), NickFallback.FAIL);
  }

  @Test
  void goesOnWithoutAnOptionalAccountWhereThereAreNone() {
    play(
        withOptionalAccount(),
        "C: CAP LS 302",
        "C: NICK alice",
        "C: USER al 0 * :Alice L",
        "S: :irc CAP * LS :",
        "C: CAP END",
        "S: :irc 001 alice :Welcome",
        "S: :irc 422 alice :MOTD File is missing");
    assertThat(result().account()).isEmpty();
  }

  @Test
  void goesOnWithoutAnOptionalAccountWherePasswordsDoNotHelp() {
    play(
        withOptionalAccount(),
        "C: CAP LS 302",
        "C: NICK alice",
        "C: USER al 0 * :Alice L",
        "S: :irc CAP * LS :sasl=EXTERNAL",
        "C: CAP REQ sasl",
        "S: :irc CAP alice ACK :sasl",
        "C: CAP END",
        "S: :irc 001 alice :Welcome",
        "S: :irc 422 alice :MOTD File is missing");
    assertThat(result().account()).isEmpty();
  }

  @Test
  void logsInWithoutCapabilities() {
    play(
        plain(),
        "C: CAP LS 302",
        "C: NICK alice",
        "C: USER al 0 * :Alice L",
        "S: :irc 421 alice CAP :Unknown command",
        "S: :irc 001 alice :Welcome",
        "S: :irc 376 alice :End");
    assertThat(result().nick()).isEqualTo("alice");
    assertThat(result().caps()).isEmpty();
  }

  @Test
  void asksOneByOneAfterARefusal() {
    play(
        plain(),
        "C: CAP LS 302",
        "C: NICK alice",
        "C: USER al 0 * :Alice L",
        "S: :irc CAP * LS :multi-prefix server-time",
        "C: CAP REQ :multi-prefix server-time",
        "S: :irc CAP * NAK :multi-prefix server-time",
        "C: CAP REQ multi-prefix",
        "C: CAP REQ server-time",
        "S: :irc CAP * ACK :multi-prefix",
        "S: :irc CAP * NAK :server-time",
        "C: CAP END",
        "S: :irc 001 alice :Welcome",
        "S: :irc 422 alice :No motd");
    assertThat(result().caps()).containsExactly("multi-prefix");
  }

  @ParameterizedTest
  @CsvSource({
    "902,ACCOUNT_REFUSED",
    "904,ACCOUNT_REFUSED",
    "905,ACCOUNT_REFUSED",
    "906,ACCOUNT_REFUSED"
  })
  void failsWhenTheAccountIsRefused(String numeric, Reason reason) {
    play(
        withAccount(),
        "C: CAP LS 302",
        "C: NICK alice",
        "C: USER al 0 * :Alice L",
        "S: :irc CAP * LS :sasl",
        "C: CAP REQ sasl",
        "S: :irc CAP * ACK :sasl",
        "C: AUTHENTICATE PLAIN",
        "S: AUTHENTICATE +",
        "C: AUTHENTICATE " + BASE64,
        "S: :irc " + numeric + " alice :SASL authentication failed");
    assertThat(failure().reason()).isEqualTo(reason);
    assertThat(failure().text().toString())
        .contains("SASL authentication failed")
        .doesNotContain("pw");
  }

  @ParameterizedTest
  @CsvSource({
    "':irc CAP * LS :multi-prefix'",
    "':irc CAP * LS :sasl=EXTERNAL'",
    "':irc 421 alice CAP :Unknown command'",
    "':irc 001 alice :Welcome'"
  })
  void neverLogsInWithoutTheAccountItWasGiven(String line) {
    play(withAccount(), "C: CAP LS 302", "C: NICK alice", "C: USER al 0 * :Alice L", "S: " + line);
    assertThat(failure().reason()).isEqualTo(Reason.ACCOUNT_UNAVAILABLE);
  }

  @Test
  void failsWhenSaslIsNotAcknowledged() {
    play(
        withAccount(),
        "C: CAP LS 302",
        "C: NICK alice",
        "C: USER al 0 * :Alice L",
        "S: :irc CAP * LS :sasl",
        "C: CAP REQ sasl",
        "S: :irc CAP * NAK :sasl");
    assertThat(failure().reason()).isEqualTo(Reason.ACCOUNT_UNAVAILABLE);
  }

  @Test
  void sendsALongPasswordInPieces() {
    String password = "x".repeat(400 * 3 / 4 - 6);
    List<IrcLine> lines = SaslPlain.answer(new SaslAccount("al", password));
    assertThat(lines).extracting(IrcLine::last).hasSize(2).last().isEqualTo("+");
    assertThat(lines.get(0).last()).hasSize(400);
    assertThat(SaslPlain.answer(new SaslAccount("al", password + "y"))).hasSize(2);
  }

  @Test
  void triesOtherNicks() {
    play(
        plain(),
        "C: CAP LS 302",
        "C: NICK alice",
        "C: USER al 0 * :Alice L",
        "S: :irc 433 * alice :Nickname is already in use",
        "C: NICK alice_",
        "S: :irc 437 * alice_ :Nick is temporarily unavailable",
        "C: NICK alice__",
        "S: :irc 432 * alice__ :Nickname too long",
        "C: NICK alice_1",
        "S: :irc CAP * LS :",
        "C: CAP END",
        "S: :irc 001 alice_1 :Welcome",
        "S: :irc 422 alice_1 :No motd");
    assertThat(result().nick()).isEqualTo("alice_1");
  }

  @Test
  void givesUpWhenAllNicksAreTaken() {
    Login login = new Login(plain());
    login.start();
    for (int i = 0; i < 20 && !login.isDone(); i++) {
      outcome = outcome.or(login.feed(IrcLine.parse(":irc 433 * x :In use"))::outcome);
    }
    assertThat(failure().reason()).isEqualTo(Reason.NICK_IN_USE);
  }

  @ParameterizedTest
  @CsvSource({
    "':irc 433 * alice :Nickname is already in use',NICK_IN_USE",
    "':irc 436 * alice :Collision',NICK_IN_USE",
    "':irc 432 * alice :Erroneous nickname',NICK_INVALID",
    "':irc 464 alice :Password incorrect',SERVER_PASSWORD",
    "':irc 465 alice :You are banned',BANNED",
    "':irc 463 alice :Your host is not among the privileged',NOT_PERMITTED",
    "'ERROR :Closing Link: (Throttled: Reconnecting too fast)',THROTTLED",
    "'ERROR :Closing Link: (Too many connections from your IP)',THROTTLED",
    "'ERROR :Closing Link: (K-Lined: spam)',BANNED",
    "'ERROR :Closing Link: (Registration timeout)',CLOSED",
    "'ERROR :Bad password',SERVER_PASSWORD"
  })
  void saysWhyTheServerDoesNotLetUsIn(String line, Reason reason) {
    play(
        request(null, NickFallback.FAIL),
        "C: CAP LS 302",
        "C: NICK alice",
        "C: USER al 0 * :Alice L",
        "S: " + line);
    assertThat(failure().reason()).isEqualTo(reason);
    assertThat(failure().text().toString()).isNotBlank();
  }

  @Test
  void saysWhatItWaitedFor() {
    Login login = new Login(plain());
    login.start();
    assertThat(login.timedOut().outcome().orElseThrow())
        .isEqualTo(
            new LoginFailure(
                Reason.TIMED_OUT,
                Text.literal(
                    "The server did not let us in in time; we waited for its capabilities")));
    assertThat(login.closed(Text.literal("gone")).outcome()).isEmpty();
    assertThat(login.isDone()).isTrue();
  }

  @Test
  void followsANickThatTheServerChanged() {
    play(
        plain(),
        "C: CAP LS 302",
        "C: NICK alice",
        "C: USER al 0 * :Alice L",
        "S: :irc CAP * LS :",
        "C: CAP END",
        "S: :irc 001 alice :Welcome",
        "S: :Alice!a@b NICK Guest1",
        "S: :irc 376 Guest1 :End");
    assertThat(result().nick()).isEqualTo("Guest1");
  }

  @Test
  void sendsTheServerPasswordFirst() {
    LoginRequest request =
        new LoginRequest(
            "alice", "al", "", "a secret", null, NickFallback.FAIL, LoginRequest.DEFAULT_CAPS);
    assertThat(new Login(request).start())
        .extracting(IrcLine::format)
        .containsExactly("CAP LS 302", "PASS :a secret", "NICK alice", "USER al 0 * alice");
    assertThat(request.toString()).doesNotContain("secret");
  }

  @Test
  void refusesNamesThatAreNoWords() {
    assertThatThrownBy(
            () ->
                new LoginRequest(
                    "a b", "u", "r", null, null, NickFallback.FAIL, LoginRequest.DEFAULT_CAPS))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new LoginRequest(
                    "a\r\nQUIT",
                    "u",
                    "r",
                    null,
                    null,
                    NickFallback.FAIL,
                    LoginRequest.DEFAULT_CAPS))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
