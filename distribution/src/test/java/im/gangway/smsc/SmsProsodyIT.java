package im.gangway.smsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.gangway.peers.PeerLogs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a user sees whatever the carrier does. For how many seconds it takes nothing is {@code
 * -Dgangway.throttle=N}; five without it.
 */
@ExtendWith(PeerLogs.class)
@TestInstance(Lifecycle.PER_CLASS)
class SmsProsodyIT {
  private static final Duration THROTTLE =
      Duration.ofSeconds(Integer.getInteger("gangway.throttle", 5));
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private PhoneSite site;
  private PhoneUser alice;

  @BeforeAll
  void start() {
    site = new PhoneSite();
  }

  @AfterAll
  void stop() throws Exception {
    if (site != null) {
      site.close();
    }
  }

  @BeforeEach
  void login() {
    site.clear().behave();
    site.secure().behave();
    alice = site.alice();
  }

  @AfterEach
  void logout() {
    alice.close();
  }

  @ParameterizedTest(name = "TLS {0}")
  @ValueSource(booleans = {false, true})
  void aTextGoesOutAndItsReceiptAndAnAnswerComeIn(boolean tls) {
    Carrier carrier = site.carrier(tls);
    assertThat(carrier.smsc().all("bind").get(0)).contains("\"gangway\"", "\"secret\"");
    String number = carrier.number();
    String id = alice.text(number, "Hello you");
    alice.expectReceipt(id);
    assertThat(carrier.accepted(number)).containsExactly("Hello you");
    carrier
        .smsc()
        .order(
            """
            {"deliver": {"source_addr_ton": 1, "source_addr": "%s", "dest_addr_ton": 1,\
             "destination_addr": "%s", "short_message": "grüße 😀"}}"""
                .formatted(number.substring(1), PhoneSite.NUMBER.substring(1)));
    alice.expectText(number, "grüße 😀");
    assertThat(carrier.smsc().next("deliver-answer")).contains("\"status\":0");
  }

  @Test
  void aDeliveryThatFailsIsAnErrorOnTheMessage() {
    Carrier carrier = site.clear();
    carrier.smsc().order("{\"receipts\": false}");
    String number = carrier.number();
    String id = alice.text(number, "Are you there?");
    await().atMost(PATIENCE).until(() -> !carrier.accepted(number).isEmpty());
    carrier
        .smsc()
        .order("{\"report\": \"%s\", \"stat\": \"UNDELIV\"}".formatted(carrier.idOf(number)));
    StanzaError error = alice.expectError(id).getError();
    assertThat(error.getCondition()).isEqualTo(StanzaError.Condition.recipient_unavailable);
    assertThat(error.getType()).isEqualTo(StanzaError.Type.WAIT);
  }

  @ParameterizedTest(name = "TLS {0}")
  @ValueSource(booleans = {false, true})
  void nobodyNoticesThatALinkIsProbedAndMadeAnew(boolean tls) {
    Carrier carrier = site.carrier(tls);
    carrier.smsc().order("{\"enquire\": true}");
    carrier.smsc().next("enquire-answer");
    carrier.smsc().next("enquire");
    int binds = carrier.smsc().all("bind").size();
    carrier.smsc().order("{\"silent\": true}");
    await().atMost(PATIENCE).until(() -> carrier.smsc().all("bind").size() > binds);
    carrier.behave();
    String number = carrier.number();
    alice.expectReceipt(alice.text(number, "Still there?"));
    assertThat(carrier.accepted(number)).containsExactly("Still there?");
    assertThat(alice.hasErrors()).isFalse();
  }

  @ParameterizedTest(name = "TLS {0}")
  @ValueSource(booleans = {false, true})
  void whatIsWrittenWhileTheSmscIsAwayGoesOutAfterwards(boolean tls) {
    Carrier carrier = site.carrier(tls);
    String number = carrier.number();
    carrier.smsc().kill();
    List<String> ids = texts(number, 3);
    await().atMost(PATIENCE).until(() -> !site.isUp(carrier));
    carrier.smsc().startAgain();
    carrier.behave();
    ids.forEach(alice::expectReceipt);
    assertThat(carrier.accepted(number)).isEqualTo(bodies(3));
    assertThat(alice.hasErrors()).isFalse();
  }

  private List<String> texts(String number, int count) {
    return bodies(count).stream().map(body -> alice.text(number, body)).toList();
  }

  private static List<String> bodies(int count) {
    return IntStream.range(0, count).mapToObj(each -> "text " + each).toList();
  }

  @Test
  void aWrongPasswordIsToldTheUserAndTheOperator() {
    Carrier carrier = site.clear();
    String number = carrier.number();
    carrier.smsc().order("{\"bind\": \"password\", \"cut\": true}");
    await().atMost(PATIENCE).until(() -> site.log().contains("refuses the system-id or password"));
    assertThat(site.isUp(carrier)).isFalse();
    String id = alice.text(number, "Hello");
    alice.expectNotice("No carrier takes messages");
    carrier.behave();
    alice.expectReceipt(id);
    assertThat(carrier.accepted(number)).containsExactly("Hello");
    assertThat(site.isUp(carrier)).isTrue();
  }

  @Test
  void aCarrierThatTakesNothingForAWhileLosesNothingAndKeepsTheOrder() {
    Carrier carrier = site.slow();
    carrier.behave();
    carrier.answers("throttle", "");
    String one = carrier.number();
    String two = carrier.number();
    List<String> ids = new ArrayList<>();
    ids.addAll(texts(one, 3));
    ids.addAll(texts(two, 3));
    await().atMost(PATIENCE).until(() -> !carrier.submitted(one).isEmpty());
    await().pollDelay(THROTTLE).atMost(THROTTLE.plus(PATIENCE)).until(() -> true);
    assertThat(carrier.accepted(one)).isEmpty();
    assertThat(carrier.accepted(two)).isEmpty();
    carrier.answers("accept", "");
    ids.forEach(alice::expectReceipt);
    assertThat(carrier.accepted(one)).isEqualTo(bodies(3));
    assertThat(carrier.accepted(two)).isEqualTo(bodies(3));
    assertThat(alice.hasErrors()).isFalse();
  }

  @Test
  void aMessageWithoutAnswerMayOrMayNotHaveBeenDeliveredAndIsNotSentAgain() {
    Carrier carrier = site.clear();
    String number = carrier.number();
    carrier.answers("never", "");
    assertUnknown(alice.expectError(alice.text(number, "Hello?")));
    carrier.answers("accept", "");
    alice.expectReceipt(alice.text(number, "Now?"));
    assertThat(carrier.submitted(number)).containsExactly("Hello?", "Now?");
  }

  private static void assertUnknown(Message message) {
    StanzaError error = message.getError();
    assertThat(error.getCondition()).isEqualTo(StanzaError.Condition.remote_server_timeout);
    assertThat(error.getDescriptiveText()).contains("may or may not have been delivered");
  }

  @Test
  void aReceiptBeforeTheAnswerIsToldOnce() {
    Carrier carrier = site.clear();
    carrier.smsc().order("{\"receipts\": false, \"submit\": \"receipt-first\"}");
    String number = carrier.number();
    String id = alice.text(number, "Hello");
    alice.expectReceipt(id);
    alice.expectReceipt(alice.text(number, "Again"));
    assertThat(alice.hasReceipt(id)).isFalse();
    assertThat(carrier.accepted(number)).containsExactly("Hello", "Again");
  }

  @Test
  void answersInAnotherOrderBelongToTheirMessages() {
    Carrier carrier = site.clear();
    carrier.smsc().order("{\"receipts\": false, \"submit\": \"reverse\", \"count\": 3}");
    List<String> numbers = List.of(carrier.number(), carrier.number(), carrier.number());
    List<String> ids = numbers.stream().map(number -> alice.text(number, "Hello")).toList();
    await()
        .atMost(PATIENCE)
        .until(() -> numbers.stream().noneMatch(number -> carrier.accepted(number).isEmpty()));
    for (int each = 0; each < 3; each++) {
      carrier.smsc().order("{\"report\": \"%s\"}".formatted(carrier.idOf(numbers.get(each))));
      alice.expectReceipt(ids.get(each));
      for (int other = each + 1; other < 3; other++) {
        assertThat(alice.hasReceipt(ids.get(other))).isFalse();
      }
    }
  }

  @ParameterizedTest(name = "TLS {0}")
  @ValueSource(booleans = {false, true})
  void aLinkCutInTheMidstOfAWindowIsToldForEachMessageOfIt(boolean tls) {
    Carrier carrier = site.carrier(tls);
    carrier.answers("cut", ", \"count\": 5");
    List<String> numbers = IntStream.range(0, 5).mapToObj(each -> carrier.number()).toList();
    List<String> ids = numbers.stream().map(number -> alice.text(number, "Hello")).toList();
    ids.forEach(id -> assertUnknown(alice.expectError(id)));
    carrier.behave();
    for (String number : numbers) {
      alice.expectReceipt(alice.text(number, "Later"));
      assertThat(carrier.submitted(number)).containsExactly("Hello", "Later");
    }
  }
}
