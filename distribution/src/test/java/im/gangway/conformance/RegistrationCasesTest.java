package im.gangway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.irc.testing.TinyIrcd;
import org.awaitility.Awaitility;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Group D where it is IRC's: credentials for all networks, and for one. */
class RegistrationCasesTest extends GatewayCase {
  private static final String REGISTER = "jabber:iq:register";
  private static final String USER = "alice@example.org";

  private int number;

  @Override
  void prepare(TinyIrcd server) {
    server.offerCaps("sasl").account("capulet", "balc0ny");
  }

  @Override
  String ircKeys() {
    return "registration = required";
  }

  private Element ask(String type, String to, String within) {
    String id = "reg" + ++number;
    send(
        "<iq type='%s' from='%s' to='%s' id='%s'><query xmlns='%s'>%s</query></iq>",
        type, ALICE, to, id, REGISTER, within);
    return next("iq", id);
  }

  private Element query(String to) {
    Element answer = ask("get", to, "");
    assertThat(answer.attributeValue("type")).as(answer.asXML()).isEqualTo("result");
    return answer.element("query");
  }

  private Element register(String to, String password) {
    return ask(
        "set",
        to,
        "<nick>Alice</nick><username>capulet</username>" + element("password", password));
  }

  private static String element(String name, String text) {
    return "<" + name + ">" + text + "</" + name + ">";
  }

  private static void assertDone(Element answer) {
    assertThat(answer.attributeValue("type")).as(answer.asXML()).isEqualTo("result");
  }

  private boolean loggedIn() {
    return irc().heard().stream().anyMatch(line -> line.contains("AUTHENTICATE"));
  }

  @Test
  @DisplayName("D-01 the fields of the gateway and of a network")
  void showsTheForms() {
    for (String at : new String[] {GATEWAY, NETWORK}) {
      Element form = query(at);
      for (String field : new String[] {"nick", "name", "username", "password"}) {
        assertThat(form.element(field)).as(field).isNotNull();
      }
      assertThat(form.element("registered")).isNull();
    }
  }

  @Test
  @DisplayName("D-06 E-16 who registers with a network may join, and logs in to the account")
  void registersWithANetwork() {
    askToJoin(ALICE, ROOM, "alice", "");
    expectError(
        nextTo(ALICE, "a refusal", s -> s.element("error") != null),
        "registration-required",
        "auth");

    assertDone(register(NETWORK, "balc0ny"));
    nextTo(USER, "the gateway's request", s -> "subscribe".equals(s.attributeValue("type")));
    assertThat(loggedIn()).isTrue();
    assertThat(query(NETWORK).elementText("username")).isEqualTo("capulet");
    assertThat(query(NETWORK).elementText("password")).isEmpty();
    assertThat(query(GATEWAY).element("registered")).isNull();

    join(ALICE, ROOM, "alice");
    assertThat(irc().members("#garden")).contains("Alice");
  }

  @Test
  @DisplayName("E-03 a registered user's first presence, into a room, logs in and joins")
  void logsInByJoining() {
    registeredAndOffline();
    askToJoin(ALICE, ROOM, "alice", "");
    Element own = nextPresence(ALICE, "Alice");
    assertThat(codes(own)).contains("110");
    assertThat(irc().clients()).isEqualTo(1);
    assertThat(irc().members("#garden")).containsExactly("Alice");
  }

  @Test
  @DisplayName("G-10 a room is no contact of a registered user either")
  void refusesToBeAContact() {
    registeredAndOffline();
    send("<presence type='subscribe' from='%s' to='%s'/>", USER, ROOM);
    Element refusal = nextTo(USER, "a refusal", s -> ROOM.equals(s.attributeValue("from")));
    assertThat(refusal.attributeValue("type")).isEqualTo("unsubscribed");
    assertThat(fence()).noneMatch(s -> ROOM.equals(s.attributeValue("from")));
    showsNothingOf(ROOM);
  }

  /** The roster of the gateway has forgotten it: nothing of it is shown to who comes online. */
  private void showsNothingOf(String contact) {
    send("<presence from='%s' to='%s'/>", ALICE, GATEWAY);
    nextTo(
        ALICE,
        "the gateway's presence",
        s -> s.getName().equals("presence") && GATEWAY.equals(s.attributeValue("from")));
    assertThat(fence()).noneMatch(s -> contact.equals(s.attributeValue("from")));
  }

  private void registeredAndOffline() {
    assertDone(register(NETWORK, "balc0ny"));
    nextTo(USER, "the gateway's request", s -> "subscribe".equals(s.attributeValue("type")));
    Awaitility.await("the trial login is over").until(() -> irc().clients() == 0);
  }

  @Test
  @DisplayName("D-12 the network refuses a wrong password, and nothing is kept")
  void refusesAWrongPassword() {
    Element error = register(NETWORK, "wr0ng");
    expectError(error, "not-acceptable", "modify");
    assertThat(error.element("error").attributeValue("code")).isEqualTo("406");
    assertThat(error.asXML()).doesNotContain("wr0ng");
    assertThat(query(NETWORK).element("registered")).isNull();
  }

  @Test
  @DisplayName("D-13 a network that is down is told")
  void tellsThatTheNetworkIsDown() {
    irc().kill();
    expectError(register(NETWORK, "balc0ny"), "remote-server-timeout", "wait");
    irc().restart();
    assertThat(query(NETWORK).element("registered")).isNull();
    assertThat(query(NETWORK).elementText("username")).isEmpty();
  }

  @Test
  @DisplayName("D-24 a wrong nick is named")
  void namesTheWrongField() {
    Element error = ask("set", NETWORK, "<nick>a b</nick>");
    expectError(error, "not-acceptable", "modify");
    assertThat(error.element("error").elementText("text")).contains("nick");
  }

  @Test
  @DisplayName("D-07 what is registered with the gateway counts on its networks")
  void registersForAllNetworks() {
    assertDone(register(GATEWAY, "balc0ny"));
    assertThat(loggedIn()).isFalse();
    join(ALICE, ROOM, "alice");
    assertThat(irc().members("#garden")).contains("Alice");
    assertThat(loggedIn()).isTrue();
  }

  @Test
  @DisplayName("D-33 another network's registration disturbs nobody; D-39 D-40 removal ends all")
  void addsAndRemoves() {
    assertDone(register(NETWORK, "balc0ny"));
    join(ALICE, ROOM, "alice");
    assertDone(ask("set", "other@" + GATEWAY, "<nick>Alix</nick>"));
    fence();
    assertThat(irc().members("#garden")).contains("Alice");

    assertDone(ask("set", GATEWAY, "<remove/>"));
    assertThat(query(NETWORK).element("registered")).isNull();
    askToJoin(ALICE, ROOM, "alice", "");
    expectError(
        nextTo(ALICE, "a refusal", s -> s.element("error") != null),
        "registration-required",
        "auth");
  }
}
