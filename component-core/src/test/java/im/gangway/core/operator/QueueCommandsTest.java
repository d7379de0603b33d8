package im.gangway.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.gangway.core.delivery.Backlog;
import im.gangway.core.storage.WaitingMessage;
import im.gangway.core.testing.ScriptedCase;
import im.gangway.transport.AfterCrash;
import im.gangway.transport.FailureReason;
import im.gangway.transport.Inbox.Receipt;
import im.gangway.transport.Inbox.Routing;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.MessageReceived;
import im.gangway.transport.LegacyMessageId;
import im.gangway.transport.MessageText;
import im.gangway.transport.testing.ScriptedTransport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The operator looks at messages that wait, has them tried, and takes them away. */
class QueueCommandsTest extends ScriptedCase {
  @Override
  protected ScriptedTransport transport() {
    return ScriptedTransport.keepingMessages(AfterCrash.UNKNOWN);
  }

  private OperatorAnswer tell(String... words) {
    return OperatorService.commands(gangway()).run(List.of(words));
  }

  private String list() {
    return tell("queue-list").text();
  }

  private void write(String id, String text) {
    send(
        "<message type='chat' from='%s' to='%s' id='%s'><body>%s</body></message>",
        R1, NURSE, id, text);
  }

  /** The network is down, two messages wait, and the first was tried in vain. */
  private void twoWait() throws Exception {
    registered();
    network().loginFails(FailureReason.NETWORK_UNREACHABLE, "Down");
    write("m1", "hush");
    write("m2", "hush too");
    await().until(() -> list().contains("\tnetwork_unreachable\n") && rows().size() == 2);
  }

  private List<String> rows() {
    return list().lines().filter(line -> line.contains("nurse")).toList();
  }

  private String id(int row) {
    String line = rows().get(row);
    return line.substring(0, line.indexOf('\t'));
  }

  private Receipt accept(String id) throws Exception {
    MessageReceived message =
        new MessageReceived(
            new LegacyAddress("nurse"),
            Optional.empty(),
            MessageText.plain("hush"),
            Optional.of(new LegacyMessageId(id)),
            Optional.empty());
    return network().inbox().accept(USER, message).toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void listsWhatWaitsWithoutWhatItSays() throws Exception {
    twoWait();
    String[] first = rows().get(0).split("\t");
    assertThat(first).hasSize(8);
    assertThat(List.of(first).subList(1, 4))
        .containsExactly("to network", USER, "nurse (" + GATEWAY + ")");
    assertThat(Integer.parseInt(first[5])).isPositive();
    assertThat(first[7]).isEqualTo("network_unreachable");
    assertThat(rows().get(1)).endsWith("\t0\tin turn\t-");
    assertThat(list())
        .doesNotContain("hush")
        .endsWith(GATEWAY + ": 2 to the network, 0 to users\n");
  }

  @Test
  void listsThoseOfOneUserOrDomain() throws Exception {
    twoWait();
    assertThat(tell("queue-list", GATEWAY, USER).text()).contains("nurse");
    assertThat(tell("queue-list", "", "juliet@example.org").text())
        .isEqualTo(GATEWAY + ": 0 to the network, 0 to users\n");
    assertThat(tell("queue-list", "other.example.org").status()).isEqualTo(OperatorAnswer.REFUSED);
    assertThat(tell("queue-list", "", "nobody").status()).isEqualTo(OperatorAnswer.REFUSED);
  }

  @Test
  void listsNoMoreThanSomeAndSaysHowManyItLeftOff() throws Exception {
    registered();
    xmpp().stop();
    for (int i : IntStream.range(0, 510).toArray()) {
      accept("id" + i);
    }
    assertThat(rows()).hasSize(500);
    assertThat(list()).endsWith("0 to the network, 510 to users; 10 of them not shown\n");
  }

  @Test
  void triesAtOnceWhatWaitsForAnotherTime() throws Exception {
    twoWait();
    network().loginWorks();
    assertThat(tell("queue-retry", "", USER).text())
        .isEqualTo(GATEWAY + ": trying 2 to the network, 0 to users\n");
    session().expect("send nurse hush");
    session().expect("send nurse hush too");
    await().until(() -> rows().isEmpty());
  }

  @Test
  void triesWhatWaitsOfEverybody() throws Exception {
    twoWait();
    network().loginWorks();
    assertThat(tell("queue-retry").status()).isZero();
    session().expect("send nurse hush too");
  }

  @Test
  void dropsAMessageAndTellsItsSender() throws Exception {
    twoWait();
    String second = id(1);
    assertThat(tell("queue-drop", "", "", second).text()).isEqualTo(second + ": dropped.\n");
    expectError(next("message", "m2"), "not-allowed", "cancel");
    assertThat(tell("queue-drop", "", "", second).text())
        .isEqualTo("It does not wait any more: it is failed.\n");
    network().loginWorks();
    tell("queue-retry");
    session().expect("send nurse hush");
    await().until(() -> rows().isEmpty());
    assertThat(session().messages()).hasSize(1);
  }

  @Test
  void dropsTheFirstAndTheNextGoesOn() throws Exception {
    twoWait();
    tell("queue-drop", "", "", id(0));
    expectError(next("message", "m1"), "not-allowed", "cancel");
    network().loginWorks();
    tell("queue-retry");
    session().expect("send nurse hush too");
    assertThat(session().messages()).hasSize(1);
  }

  @Test
  void dropsAllOfAUserOnlyIfThatIsSaidTwice() throws Exception {
    twoWait();
    OperatorAnswer asked = tell("queue-drop", "", USER, "");
    assertThat(asked.status()).isEqualTo(OperatorAnswer.REFUSED);
    assertThat(asked.text()).contains("--yes");
    assertThat(rows()).hasSize(2);
    assertThat(tell("queue-drop", "", USER, "", "yes").text())
        .isEqualTo(GATEWAY + ": 2 dropped, 0 left\n");
    expectError(next("message", "m1"), "not-allowed", "cancel");
    expectError(next("message", "m2"), "not-allowed", "cancel");
    assertThat(rows()).isEmpty();
  }

  @Test
  void refusesWhatIsBeingSent() throws Exception {
    online();
    session().holdSends();
    write("m1", "hush");
    session().expect("send nurse hush");
    assertThat(rows().get(0)).contains("\tunder way\t");
    assertThat(tell("queue-drop", "", "", id(0)).text())
        .isEqualTo("It is on its way at this moment: see later what has become of it.\n");
    session().releaseSends();
    await().until(() -> rows().isEmpty());
    assertThat(fence()).isEmpty();
  }

  @Test
  void refusesWhatTheNetworkHasAccepted() throws Exception {
    online();
    session().holdSends();
    write("m1", "hush");
    session().expect("send nurse hush");
    String id = id(0);
    session().releaseSends();
    await().until(() -> rows().isEmpty());
    assertThat(tell("queue-drop", "", "", id).text())
        .isEqualTo("The network has accepted it: it cannot be taken back.\n");
  }

  @Test
  void dropsMessagesToUsersThatAreNotUnderWay() throws Exception {
    registered();
    xmpp().stop();
    for (int i : IntStream.range(0, 1000).toArray()) {
      accept("id" + i);
    }
    Receipt last = accept("last");
    Backlog backlog = gangway().gateways().get(0).backlog();
    List<WaitingMessage> all =
        backlog.list(USER, 2000).toCompletableFuture().get(10, TimeUnit.SECONDS).messages();
    assertThat(tell("queue-drop", "", "", all.get(0).id()).text()).startsWith("It is on its way");
    assertThat(tell("queue-drop", "", "", all.get(1000).id()).status()).isZero();
    assertThat(last.outcome().toCompletableFuture().get(10, TimeUnit.SECONDS))
        .isInstanceOf(Routing.Refused.class);
    xmpp().restart();
    await().atMost(Duration.ofMinutes(1)).until(() -> rows().isEmpty());
  }

  @Test
  void refusesAMessageToAUserOfWhichTheServerHasNotSaidThatItTookIt() throws Exception {
    registered();
    xmpp().echoes(false);
    accept("1");
    nextTo(USER, "the message", stanza -> stanza.element("body") != null);
    assertThat(tell("queue-drop", "", "", id(0)).text()).startsWith("It is on its way");
  }

  @Test
  void namesWhatItDoesNotFind() {
    assertThat(tell("queue-drop", "", "", "none").text()).isEqualTo("There is no message none.\n");
    assertThat(tell("queue-drop").text()).startsWith("Name either a message by its id, or a user");
  }

  @Test
  void countsWhatWaitsAndWhatBecameOfIt() throws Exception {
    twoWait();
    tell("queue-drop", "", "", id(1));
    network().loginWorks();
    tell("queue-retry");
    session().expect("send nurse hush");
    accept("1");
    accept("1");
    String domain =
        "{direction=\"%s\",domain=\"" + GATEWAY + "\",outcome=\"%s\",reason=\"%s\"} 1.0";
    await()
        .untilAsserted(
            () ->
                assertThat(metrics())
                    .contains(domain.formatted("to_network", "accepted", "none"))
                    .contains(domain.formatted("to_network", "failed", "withdrawn"))
                    .contains(domain.formatted("to_user", "routed", "none"))
                    .contains(domain.formatted("to_user", "repeated", "none"))
                    .contains("gangway_stored_message_seconds_count{direction=\"to_user\"")
                    .contains("gangway_waiting_messages{direction=\"to_network\""));
  }

  private String metrics() {
    return new String(gangway().metrics().text(), StandardCharsets.UTF_8);
  }
}
