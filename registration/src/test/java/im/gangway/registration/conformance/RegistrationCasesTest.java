package im.gangway.registration.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LoginStep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RegistrationCasesTest extends RegistrationCase {

  @Test
  @DisplayName("D-01 a stranger gets the form, in both ways")
  void showsTheForm() {
    Element query = expectResult(get(R1, "d1"));

    assertThat(query.elementText("instructions")).isNotBlank();
    assertThat(query.element("username")).isNotNull();
    assertThat(query.element("password")).isNotNull();
    assertThat(query.element("registered")).isNull();
    Element form = query.element("x");
    assertThat(form.attributeValue("type")).isEqualTo("form");
    assertThat(dataField(form, "FORM_TYPE").elementText("value")).isEqualTo(REGISTER);
    assertThat(dataField(form, "username").element("required")).isNotNull();
    assertThat(dataField(form, "password").attributeValue("type")).isEqualTo("text-private");
    assertThat(dataField(form, "port").element("validate").element("range").attributeValue("max"))
        .isEqualTo("65535");
  }

  @Test
  @DisplayName("D-02 D-34 a registered user gets the form with what is known, but no secret")
  void showsWhatIsRegistered() {
    register();

    Element query = expectResult(get(R2, "d2"));
    assertThat(query.element("registered")).isNotNull();
    assertThat(query.elementText("username")).isEqualTo(NAME);
    assertThat(query.elementText("password")).isEmpty();
    assertThat(dataField(query.element("x"), "username").elementText("value")).isEqualTo(NAME);
    assertThat(dataField(query.element("x"), "password").element("value")).isNull();
    assertThat(query.asXML()).doesNotContain(PASSWORD);
  }

  @Test
  @DisplayName("D-03 who may not use the gateway may not register")
  void refusesWhoIsNotAllowed() {
    expectError(get("mallory@example.org/x", "d3"), "forbidden", "auth");
  }

  @Test
  @DisplayName("D-06 the old fields register: result, then the gateway's subscription")
  void registersWithTheOldFields() {
    send(
        "<iq type='set' from='%s' to='%s' id='d6'><query xmlns='%s'>"
            + "<username>%s</username><password>%s</password></query></iq>",
        R1, GATEWAY, REGISTER, NAME, PASSWORD);

    Element first = component().expect(stanza -> true);
    assertThat(first.attributeValue("id")).isEqualTo("d6");
    assertThat(first.attributeValue("type")).isEqualTo("result");
    assertThat(first.attributeValue("to")).isEqualTo(R1);
    assertThat(first.elements()).isEmpty();
    Element second = next("presence");
    assertThat(second.attributeValue("type")).isEqualTo("subscribe");
    assertThat(second.attributeValue("from")).isEqualTo(GATEWAY);
    assertThat(second.attributeValue("to")).isEqualTo(USER);
    assertThat(network().verifications()).isEqualTo(1);
  }

  @Test
  @DisplayName("D-07 the form registers")
  void registersWithTheForm() {
    register();
    assertThat(isRegistered(R1)).isTrue();
  }

  @Test
  @DisplayName("D-08 of both, the form counts")
  void prefersTheForm() {
    expectDone(
        set(
            R1,
            "d8",
            "<username>somebody</username><password>wrong</password>"
                + form(Map.of("username", NAME, "password", PASSWORD))));
  }

  @Test
  @DisplayName("D-11 who asked for a subscription before registering gets it then")
  void answersAnEarlySubscription() {
    send("<presence type='subscribe' from='%s' to='%s' id='early'/>", USER, GATEWAY);
    expectError(next("presence", "early"), "registration-required", "auth");
    expectDone(submit(R1, "d11", Map.of("username", NAME, "password", PASSWORD)));

    nextTo(USER, "the gateway's request", stanza -> isPresence(stanza, "subscribe"));
    nextTo(USER, "the gateway's consent", stanza -> isPresence(stanza, "subscribed"));
  }

  @Test
  @DisplayName("D-12 wrong credentials are told, and nothing is kept")
  void refusesWrongCredentials() {
    Element error = submit(R1, "d12", Map.of("username", NAME, "password", "wr0ng"));

    expectError(error, "not-acceptable", "modify");
    assertThat(error.element("error").attributeValue("code")).isEqualTo("406");
    assertThat(error.element("error").elementText("text")).isNotBlank();
    assertThat(error.asXML()).doesNotContain("wr0ng");
    assertThat(isRegistered(R1)).isFalse();
    assertThat(fence()).noneMatch(stanza -> isPresence(stanza, "subscribe"));
  }

  @Test
  @DisplayName("D-13 a network that cannot be reached is told, and nothing is kept")
  void saysThatTheNetworkIsDown() {
    network().down();
    expectError(
        submit(R1, "d13", Map.of("username", NAME, "password", PASSWORD)),
        "remote-server-timeout",
        "wait");
    assertThat(isRegistered(R1)).isFalse();
  }

  @Test
  @DisplayName("D-14 the same form sent twice is answered twice and registers once")
  void registersOnceWhatIsSentTwice() {
    CountDownLatch go = new CountDownLatch(1);
    network()
        .verification(
            candidate -> {
              await(go);
              return new LoginStep.Done(candidate);
            });
    String query =
        "<query xmlns='"
            + REGISTER
            + "'>"
            + form(Map.of("username", NAME, "password", PASSWORD))
            + "</query>";
    send("<iq type='set' from='%s' to='%s' id='a'>%s</iq>", R1, GATEWAY, query);
    send("<iq type='set' from='%s' to='%s' id='b'>%s</iq>", R1, GATEWAY, query);
    assertThat(fence()).isEmpty();
    go.countDown();

    expectDone(next("iq", "a"));
    expectDone(next("iq", "b"));
    nextTo(USER, "the gateway's request", stanza -> isPresence(stanza, "subscribe"));
    assertThat(fence()).noneMatch(stanza -> isPresence(stanza, "subscribe"));
    assertThat(network().verifications()).isEqualTo(1);
  }

  private static void await(CountDownLatch latch) throws LegacyException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LegacyException(FailureReason.CONNECTION_LOST, "Interrupted", e);
    }
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("D-15 D-16 D-17 D-19 D-21 D-22 D-23 D-24 a wrong value is named")
  @CsvSource({
    "D-15 no user name, username,",
    "D-16 an empty password, password, ''",
    "D-17 only spaces, username, '  '",
    "D-19 no such option, mode, middling",
    "D-21 neither true nor false, tls, maybe",
    "D-22 no such port, port, 70000",
    "D-23 no phone number, phone, hello",
    "D-24 no mail address, email, nurse"
  })
  void namesTheWrongField(String name, String field, String value) {
    Map<String, String> fields = new HashMap<>(Map.of("username", NAME, "password", PASSWORD));
    if (value == null) {
      fields.remove(field);
    } else {
      fields.put(field, value);
    }
    Element error = submit(R1, "wrong", fields);

    expectError(error, "not-acceptable", "modify");
    assertThat(error.element("error").elementText("text")).contains("(" + field + ")");
    assertThat(network().verifications()).isZero();
  }

  @Test
  @DisplayName("D-18 a field that nobody asked for is ignored")
  void ignoresUnknownFields() {
    expectDone(
        submit(R1, "d18", Map.of("username", NAME, "password", PASSWORD, "shoe-size", "44")));
  }

  @Test
  @DisplayName("D-20 two values where one is asked")
  void refusesTwoValues() {
    Element error =
        set(
            R1,
            "d20",
            "<x xmlns='jabber:x:data' type='submit'><field var='username'><value>a</value>"
                + "<value>b</value></field>"
                + field("password", PASSWORD)
                + "</x>");
    expectError(error, "not-acceptable", "modify");
    assertThat(error.element("error").elementText("text")).contains("(username)");
  }

  @ParameterizedTest
  @DisplayName("D-25 a form of another type than submit")
  @CsvSource({"form", "result"})
  void refusesOtherTypesOfForm(String type) {
    expectError(
        set(R1, "d25", "<x xmlns='jabber:x:data' type='" + type + "'/>"), "bad-request", "modify");
  }

  @Test
  @DisplayName("D-26 a form that is cancelled changes nothing")
  void takesACancelledForm() {
    Element answer = set(R1, "d26", "<x xmlns='jabber:x:data' type='cancel'/>");
    expectDone(answer);
    assertThat(answer.elements()).isEmpty();
    assertThat(isRegistered(R1)).isFalse();
  }

  @Test
  @DisplayName("D-27 another form's FORM_TYPE")
  void refusesAnotherForm() {
    expectError(
        set(
            R1,
            "d27",
            "<x xmlns='jabber:x:data' type='submit'>" + field("FORM_TYPE", "urn:other") + "</x>"),
        "bad-request",
        "modify");
  }

  @Test
  @DisplayName("D-28 nothing filled in")
  void refusesAnEmptyQuery() {
    expectError(set(R1, "d28", ""), "not-acceptable", "modify");
  }

  @Test
  @DisplayName("D-29 an account that another user has registered")
  void refusesSomebodyElsesAccount() {
    register();
    Element error =
        submit("tybalt@example.org/x", "d29", Map.of("username", NAME, "password", PASSWORD));
    expectError(error, "conflict", "cancel");
    assertThat(error.element("error").attributeValue("code")).isEqualTo("409");
  }

  @Test
  @DisplayName("D-35 others learn nothing of a registration")
  void tellsOthersNothing() {
    register();
    Element query = expectResult(get("tybalt@example.org/x", "d35"));
    assertThat(query.element("registered")).isNull();
    assertThat(query.asXML()).doesNotContain(NAME);
  }

  @Test
  @DisplayName("D-37 after five wrong forms in a minute the network is not asked any more")
  void bearsFiveWrongForms() {
    for (int i = 0; i < 5; i++) {
      submit(R1, "wrong" + i, Map.of("username", NAME, "password", "wr0ng"));
    }
    expectError(
        submit(R1, "d37", Map.of("username", NAME, "password", PASSWORD)),
        "resource-constraint",
        "wait");
    assertThat(network().verifications()).isEqualTo(5);
    expectDone(
        submit("tybalt@example.org/x", "other", Map.of("username", NAME, "password", PASSWORD)));
  }

  @Test
  @DisplayName("D-38 a gateway's own addresses cannot register")
  void refusesItsOwnAddresses() {
    expectError(get("x@" + GATEWAY + "/r", "d38"), "forbidden", "auth");
    expectError(
        submit("x@" + GATEWAY + "/r", "d38b", Map.of("username", NAME, "password", PASSWORD)),
        "forbidden",
        "auth");
    assertThat(network().verifications()).isZero();
  }

  @Test
  @DisplayName("D-48 a network that asks more says how to go on")
  void pointsToTheCommandForMoreSteps() {
    network().needsCode("1234");
    Element error = submit(R1, "d48", Map.of("username", NAME, "password", PASSWORD));
    expectError(error, "not-acceptable", "modify");
    assertThat(error.element("error").elementText("text"))
        .contains("xmpp:" + GATEWAY + "?command;node=register");
    assertThat(isRegistered(R1)).isFalse();
  }

  @Test
  @DisplayName("D-49 a request of a bare JID is answered to the bare JID")
  void answersBareJids() {
    Element answer = submit(USER, "d49", Map.of("username", NAME, "password", PASSWORD));
    expectDone(answer);
    assertThat(answer.attributeValue("to")).isEqualTo(USER);
  }

  @Test
  @DisplayName("D-50 capital letters make no other user")
  void foldsJids() {
    expectDone(
        submit("ROMEO@Example.org/x", "d50", Map.of("username", NAME, "password", PASSWORD)));
    assertThat(isRegistered("romeo@example.org/y")).isTrue();
  }

  @Test
  @DisplayName("D-53 a new user is welcomed")
  void welcomesNewUsers() {
    expectDone(submit(R1, "d53", Map.of("username", NAME, "password", PASSWORD)));
    Element welcome = nextTo(USER, "a welcome", stanza -> stanza.getName().equals("message"));
    assertThat(welcome.attributeValue("from")).isEqualTo(GATEWAY);
    assertThat(welcome.elementText("body")).contains("help").contains("xmpp:" + GATEWAY);
  }

  @Test
  @DisplayName("R-06 names that mean something elsewhere mean nothing here")
  void storesAnyName() {
    for (String name : List.of("'; drop table account; --", "%n%s", "${jndi:ldap://x}", "../x")) {
      network().account(name, PASSWORD);
      expectDone(
          submit(R1, "r6", Map.of("username", name.replace("'", "&apos;"), "password", PASSWORD)));
      assertThat(expectResult(get(R1, "r6b")).elementText("username")).isEqualTo(name);
    }
  }
}
