package im.gangway.sms;

import static im.gangway.sms.SmsDomain.JULIET;
import static im.gangway.sms.SmsDomain.NURSE;
import static im.gangway.sms.SmsDomain.OURS;
import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.sms.number.SmsAddress;
import im.gangway.sms.text.Concatenation;
import im.gangway.sms.text.ReferenceWidth;
import im.gangway.sms.text.ShortMessage;
import im.gangway.transport.FailureReason;
import im.gangway.transport.Health;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacySession;
import im.gangway.transport.SendOutcome;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IncomingTest {
  private static final String ROMEO = "romeo@example.org";
  private static final String PARIS = "paris@example.org";

  private final SmsDomain domain = new SmsDomain();

  private static ShortMessage part(int number, int total, String text) {
    return new ShortMessage(
        SmsDomain.part(text),
        Optional.of(new Concatenation(ReferenceWidth.EIGHT_BIT, 77, total, number)),
        Optional.empty());
  }

  @Test
  void bringsWhatComesToTheOwnerOfTheNumber() throws Exception {
    domain.number(OURS, "owner", "Romeo@Example.org").start();
    assertThat(domain.receive("1", JULIET, OURS, "Hello")).isCompleted();
    assertThat(domain.got()).containsExactly(ROMEO + " < +14155550123: Hello");
  }

  @Test
  void acknowledgesNothingThatIsNotKept() throws Exception {
    domain.number(OURS, "owner", ROMEO).start();
    domain.inbox.full(true);
    assertThat(domain.receive("1", JULIET, OURS, "Hello")).isCompletedExceptionally();
    domain.inbox.full(false);
    assertThat(domain.receive("1", JULIET, OURS, "Hello")).isCompleted();
    assertThat(domain.got()).hasSize(1);
  }

  @Test
  @DisplayName("L-14 a message that comes again is known")
  void recognisesRepetitionsById() throws Exception {
    domain.number(OURS, "owner", ROMEO).start();
    domain.receive("1", JULIET, OURS, "Hello");
    domain.receive("1", JULIET, OURS, "Hello");
    assertThat(domain.got()).hasSize(1);
  }

  @Test
  void takesWhatIsSaidTwiceForTwoMessages() throws Exception {
    domain.number(OURS, "owner", ROMEO).start();
    domain.receive("", JULIET, OURS, "ok");
    domain.receive("", JULIET, OURS, "ok");
    assertThat(domain.got()).hasSize(2);
  }

  @Test
  void recognisesWhatComesAgainAfterACrashWithoutId() throws Exception {
    domain.number(OURS, "owner", ROMEO).start();
    domain.receive("", JULIET, OURS, "ok");
    domain.receive("", JULIET, OURS, "ok");
    domain.restart();
    domain.receive("", JULIET, OURS, "ok");
    assertThat(domain.got()).hasSize(2);
    domain.receive("", JULIET, OURS, "ok");
    assertThat(domain.got()).hasSize(3);
  }

  @Test
  void recognisesWhatComesAgainOverAnotherLinkWithoutId() throws Exception {
    domain.number(OURS, "owner", ROMEO).start();
    domain.receive("", JULIET, OURS, "ok");
    domain.provider().listener().link(new Health(false, "cut"));
    domain.provider().listener().link(Health.UP);
    domain.receive("", JULIET, OURS, "ok");
    assertThat(domain.got()).hasSize(1);
    domain.time.advance(Duration.ofMinutes(3));
    domain.receive("", JULIET, OURS, "ok");
    assertThat(domain.got()).hasSize(2);
  }

  @Test
  void putsPartsTogetherOverARestart() throws Exception {
    domain.number(OURS, "owner", ROMEO).start();
    assertThat(domain.receive("", JULIET, OURS, part(2, 2, "world"))).isCompleted();
    domain.restart();
    assertThat(domain.receive("", JULIET, OURS, part(1, 2, "Hello "))).isCompleted();
    domain.receive("", JULIET, OURS, part(2, 2, "world"));
    assertThat(domain.got()).containsExactly(ROMEO + " < +14155550123: Hello world");
  }

  @Test
  void keepsThePartsOfWhatCouldNotBeDelivered() throws Exception {
    domain.number(OURS, "owner", ROMEO).start();
    domain.receive("", JULIET, OURS, part(1, 2, "Hello "));
    domain.inbox.full(true);
    assertThat(domain.receive("", JULIET, OURS, part(2, 2, "world"))).isCompletedExceptionally();
    domain.inbox.full(false);
    assertThat(domain.receive("", JULIET, OURS, part(2, 2, "world"))).isCompleted();
    assertThat(domain.got()).containsExactly(ROMEO + " < +14155550123: Hello world");
  }

  @Test
  void acknowledgesNoPartThatIsNotKept() throws Exception {
    domain.number(OURS, "owner", ROMEO).start();
    domain.state.away(true);
    assertThat(domain.receive("", JULIET, OURS, part(1, 2, "Hello "))).isCompletedExceptionally();
    assertThat(domain.receive("", JULIET, OURS, part(1, 2, "Hello "))).isCompletedExceptionally();
    domain.state.away(false);
    domain.receive("", JULIET, OURS, part(1, 2, "Hello "));
    domain.restart();
    domain.receive("", JULIET, OURS, part(2, 2, "world"));
    assertThat(domain.got()).containsExactly(ROMEO + " < +14155550123: Hello world");
  }

  @Test
  void deliversWithAGapWhatHasWaitedTooLong() throws Exception {
    domain.number(OURS, "owner", ROMEO).start();
    domain.receive("", JULIET, OURS, part(1, 2, "Hello "));
    domain.time.advance(Duration.ofHours(23));
    assertThat(domain.got()).isEmpty();
    domain.time.advance(Duration.ofHours(2));
    assertThat(domain.got()).containsExactly(ROMEO + " < +14155550123: Hello […2/2…]");
  }

  @Test
  void bringsAnswersToASharedNumberToWhoWroteLast() throws Exception {
    domain.number(OURS, "shared", true).start();
    domain.send(domain.login(ROMEO), JULIET, "It is Romeo");
    domain.send(domain.login(PARIS), NURSE, "It is Paris");
    domain.restart();
    domain.receive("1", JULIET, OURS, "Hello Romeo");
    domain.receive("2", NURSE, OURS, "Hello Paris");
    assertThat(domain.got())
        .containsExactly(
            ROMEO + " < +14155550123: Hello Romeo", PARIS + " < +14155550124: Hello Paris");
  }

  @Test
  void bringsTheRestToWhomTheAdminNamed() throws Exception {
    domain.settings.put("default-owner", PARIS);
    domain.number(OURS, "shared", true).start();
    domain.receive("1", JULIET, OURS, "Who are you?");
    assertThat(domain.got()).containsExactly(PARIS + " < +14155550123: Who are you?");
  }

  @Test
  void holdsWhatIsForNobodyUntilSomebodyHasTheNumber() throws Exception {
    domain.number(OURS).start();
    assertThat(domain.receive("1", JULIET, OURS, "Anybody?")).isCompleted();
    assertThat(domain.receive("1", JULIET, OURS, "Anybody?")).isCompleted();
    assertThat(domain.got()).isEmpty();
    domain.restart();
    domain.registered.put(ROMEO, Map.of("number", OURS.value(), "mode", "pool"));
    domain.login(ROMEO);
    assertThat(domain.got()).containsExactly(ROMEO + " < +14155550123: Anybody?");
  }

  @Test
  void keepsTheNamesOfSenders() throws Exception {
    SmsService service = domain.number(OURS, "owner", ROMEO).start();
    domain.receive("1", new SmsAddress.Alphanumeric("MyBank"), OURS, "Your code is 1");
    LegacyAddress sender = domain.inbox.accepted().get(0).message().from();
    assertThat(service.resolve(sender.value())).isNotNull();
    assertThat(service.nameOf(sender)).isEqualTo("MyBank");
  }

  @Test
  void stopsAndStartsAgainForThoseWhoSayIt() throws Exception {
    domain.number(OURS, "shared", true).start();
    LegacySession session = domain.login(ROMEO);
    domain.send(session, JULIET, "Buy this");
    domain.receive("1", JULIET, OURS, "Stop!");
    assertThat(domain.got()).singleElement().asString().contains("Stop!\n(They want no more");
    assertThat(domain.provider().texts()).last().asString().contains("no more messages");
    domain.restart();
    LegacySession again = domain.login(ROMEO);
    assertThat(domain.send(again, JULIET, "Buy that"))
        .isInstanceOfSatisfying(
            SendOutcome.Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(FailureReason.NOT_PERMITTED);
              assertThat(refused.text().toString()).contains("START");
            });
    assertThat(domain.provider().submitted()).isEmpty();
    domain.receive("2", JULIET, OURS, "START");
    assertThat(domain.send(again, JULIET, "Thanks")).isInstanceOf(SendOutcome.Accepted.class);
  }

  @Test
  void answersNoKeywordsWhereTheProviderDoes() throws Exception {
    domain.list("routes", Map.of("id", "one", "type", "scripted", "answers-stop", true));
    domain.number(OURS, "shared", true).start();
    domain.receive("1", JULIET, OURS, "STOP");
    assertThat(domain.provider().submitted()).isEmpty();
  }

  @Test
  void leavesKeywordsAloneOnPersonalNumbers() throws Exception {
    domain.number(OURS, "owner", ROMEO).start();
    domain.receive("1", JULIET, OURS, "Stop");
    assertThat(domain.got()).containsExactly(ROMEO + " < +14155550123: Stop");
    assertThat(domain.send(domain.login(ROMEO), JULIET, "Why?"))
        .isInstanceOf(SendOutcome.Accepted.class);
  }
}
