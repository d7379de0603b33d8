package im.gangway.sms;

import static im.gangway.sms.SmsDomain.JULIET;
import static im.gangway.sms.SmsDomain.NURSE;
import static im.gangway.sms.SmsDomain.OURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.gangway.sms.number.SmsAddress;
import im.gangway.sms.provider.Capabilities;
import im.gangway.sms.provider.Submitted;
import im.gangway.sms.receipt.DeliveryOutcome;
import im.gangway.sms.receipt.SubmitAction;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.ServiceNotice;
import im.gangway.transport.LegacyMessageId;
import im.gangway.transport.LegacySession;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.Text;
import im.gangway.transport.testing.RecordingSessionContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SmsSessionTest {
  private static final String ROMEO = "romeo@example.org";

  private final SmsDomain domain = new SmsDomain().number(OURS, "owner", ROMEO);

  private static void assertRefused(SendOutcome outcome, FailureReason reason, String... words) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            SendOutcome.Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(reason);
              for (String word : words) {
                assertThat(refused.text().toString()).contains(word);
              }
            });
  }

  @Test
  void sendsFromTheNumberThatTheAdminGave() throws Exception {
    domain.start();
    SendOutcome outcome = domain.send(domain.login(ROMEO), JULIET, "Hello");
    assertThat(outcome).isEqualTo(new SendOutcome.Accepted(List.of(new LegacyMessageId("one:1"))));
    assertThat(domain.provider().submitted().get(0).from()).isEqualTo(OURS);
  }

  @Test
  void knowsWhomTheAdminGaveANumber() throws Exception {
    SmsService service = domain.start();
    assertThat(service.isProvisioned(ROMEO)).isTrue();
    assertThat(service.isProvisioned("paris@example.org")).isFalse();
  }

  @Test
  void refusesUsersWithoutANumber() throws Exception {
    domain.start();
    assertRefused(
        domain.send(domain.login("paris@example.org"), JULIET, "Hello"),
        FailureReason.ACCOUNT_REQUIRED,
        "no number");
  }

  @Test
  @DisplayName("K-10 emergency, premium and foreign numbers cost nothing")
  void refusesDestinationsThatAreNotAllowed() throws Exception {
    domain.start();
    LegacySession session = domain.login(ROMEO);
    assertRefused(
        domain.send(session, new SmsAddress.ShortCode("911", "US"), "Help"),
        FailureReason.NOT_PERMITTED,
        "Emergency");
    assertRefused(
        domain.send(session, new SmsAddress.E164("+19005550123"), "Hi"),
        FailureReason.NOT_PERMITTED,
        "costs extra");
    assertRefused(
        domain.send(session, new SmsAddress.E164("+491701234567"), "Hi"),
        FailureReason.NOT_PERMITTED,
        "+491701234567");
    assertThat(domain.provider().submitted()).isEmpty();
  }

  @Test
  void refusesRepliesToNames() throws Exception {
    domain.start();
    assertRefused(
        domain.send(domain.login(ROMEO), new SmsAddress.Alphanumeric("mybank"), "Hi"),
        FailureReason.NOT_PERMITTED,
        "cannot receive replies");
  }

  @Test
  void endsTheTalkOfTwoMachines() throws Exception {
    domain.settings.put("loop-limit", 3);
    domain.start();
    LegacySession session = domain.login(ROMEO);
    for (int each = 0; each < 3; each++) {
      domain.send(session, JULIET, "n" + each);
    }
    assertRefused(
        domain.send(session, JULIET, "once more"), FailureReason.RATE_LIMITED, "3 messages");
    assertThat(domain.send(session, NURSE, "else")).isInstanceOf(SendOutcome.Accepted.class);
    domain.time.advance(Duration.ofMinutes(1));
    assertThat(domain.send(session, JULIET, "later")).isInstanceOf(SendOutcome.Accepted.class);
  }

  private void budget(Object limit) {
    domain.list("budgets", Map.of("limit", limit, "of", "messages", "each", "month"));
  }

  @Test
  void refusesWhatTheBudgetDoesNotAllowAfterARestartToo() throws Exception {
    budget(2.0);
    domain.start();
    domain.send(domain.login(ROMEO), JULIET, "1");
    domain.restart();
    domain.send(domain.login(ROMEO), JULIET, "2");
    domain.restart();
    assertRefused(
        domain.send(domain.login(ROMEO), JULIET, "3"),
        FailureReason.RATE_LIMITED,
        "2 messages",
        "2026-02-01");
    assertThat(domain.provider().submitted()).isEmpty();
  }

  @Test
  void beginsTheBudgetAnewWithTheMonth() throws Exception {
    budget(1.0);
    domain.start();
    LegacySession session = domain.login(ROMEO);
    domain.send(session, JULIET, "January");
    domain.time.advance(Duration.ofDays(30).plusHours(23).plusMinutes(59));
    assertRefused(domain.send(session, JULIET, "31st"), FailureReason.RATE_LIMITED);
    domain.time.advance(Duration.ofMinutes(1));
    assertThat(domain.send(session, JULIET, "February")).isInstanceOf(SendOutcome.Accepted.class);
  }

  @Test
  void givesBackWhatWasRefused() throws Exception {
    budget(1.0);
    domain.start();
    LegacySession session = domain.login(ROMEO);
    domain
        .provider()
        .answer(
            new Submitted.Refused(
                SubmitAction.GIVE_UP, FailureReason.RECIPIENT_UNKNOWN, Text.literal("No.")));
    assertRefused(domain.send(session, JULIET, "1"), FailureReason.RECIPIENT_UNKNOWN);
    assertThat(domain.send(session, JULIET, "2")).isInstanceOf(SendOutcome.Accepted.class);
    assertRefused(domain.send(session, JULIET, "3"), FailureReason.RATE_LIMITED);
  }

  @Test
  void countsWhatMayHaveBeenSent() throws Exception {
    budget(1.0);
    domain.start();
    LegacySession session = domain.login(ROMEO);
    domain
        .provider()
        .answer(new Submitted.Unknown(FailureReason.CONNECTION_LOST, Text.literal("Gone.")));
    assertThat(domain.send(session, JULIET, "1")).isInstanceOf(SendOutcome.Unknown.class);
    assertRefused(domain.send(session, JULIET, "2"), FailureReason.RATE_LIMITED);
  }

  @Test
  void warnsOnceThatABudgetIsNearlyUsedUp() throws Exception {
    budget(5.0);
    SmsService service = domain.start();
    RecordingSessionContext context = domain.context(ROMEO);
    LegacySession session = service.login(SmsDomain.account(ROMEO), context);
    for (int each = 1; each <= 3; each++) {
      domain.send(session, JULIET, "n" + each);
    }
    assertThat(context.events()).isEmpty();
    domain.send(session, JULIET, "n4");
    domain.send(session, JULIET, "n5");
    assertThat(context.events(ServiceNotice.class))
        .singleElement()
        .satisfies(notice -> assertThat(notice.text().toString()).contains("4 messages of 5"));
  }

  @Test
  void saysOnceForEachOutageThatMessagesWait() throws Exception {
    SmsService service = domain.start();
    RecordingSessionContext context = domain.context(ROMEO);
    LegacySession session = service.login(SmsDomain.account(ROMEO), context);
    domain.provider().up(false);
    domain.send(session, JULIET, "1");
    domain.send(session, JULIET, "1");
    assertThat(context.events(ServiceNotice.class))
        .singleElement()
        .satisfies(notice -> assertThat(notice.text().toString()).contains("waits"));
    domain.provider().up(true);
    domain.send(session, JULIET, "1");
    domain.provider().up(false);
    domain.send(session, JULIET, "2");
    assertThat(context.events(ServiceNotice.class)).hasSize(2);
  }

  @Test
  void waitsWhileTheStateIsAway() throws Exception {
    budget(5.0);
    domain.start();
    LegacySession session = domain.login(ROMEO);
    domain.state.away(true);
    assertThat(domain.send(session, JULIET, "1")).isInstanceOf(SendOutcome.RetryAfter.class);
    assertThat(domain.provider().submitted()).isEmpty();
  }

  @Test
  void reportsDeliveriesAndFailures() throws Exception {
    domain.start();
    domain.receipt("7", new DeliveryOutcome.Pending());
    domain.receipt("7", new DeliveryOutcome.Delivered());
    domain.receipt(
        "8",
        new DeliveryOutcome.Failed(FailureReason.RECIPIENT_OFFLINE, Text.literal("Out of reach")));
    domain.receipt("9", new DeliveryOutcome.Unknown());
    assertThat(domain.inbox.reported())
        .containsExactly("delivered one:7", "failed one:8 RECIPIENT_OFFLINE Out of reach");
  }

  @Test
  void countsAcceptedAsDeliveredWhereTheAdminSaysSo() throws Exception {
    domain.list("routes", Map.of("id", "one", "type", "scripted", "receipt-on-accept", true));
    domain.start();
    LegacySession session = domain.login(ROMEO);
    domain.send(session, JULIET, "tells");
    assertThat(domain.inbox.reported()).isEmpty();
    domain.provider().able(new Capabilities(Capabilities.Splitting.SELF, false, false, 10));
    domain.send(session, JULIET, "never tells");
    assertThat(domain.inbox.reported()).containsExactly("delivered one:2");
  }

  @Test
  void showsNumbersAsPeopleReadThem() throws Exception {
    SmsService service = domain.start();
    assertThat(service.nameOf(new LegacyAddress(JULIET.value()))).isEqualTo("+1 415-555-0123");
    assertThat(service.parse("(415) 555-0123", scope -> Map.of()))
        .isEqualTo(service.resolve(JULIET.value()));
    assertThat(service.parse("0170 1234567", scope -> Map.of("region", "de")))
        .isEqualTo(service.resolve("+491701234567"));
  }

  @Test
  void refusesSettingsThatContradictEachOther() {
    SmsDomain wrong = new SmsDomain().number(OURS, "route", "two");
    assertThatThrownBy(wrong::start)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("two");
    SmsDomain unknown = new SmsDomain().list("routes", Map.of("id", "x", "type", "pigeon"));
    assertThatThrownBy(unknown::start).hasMessageContaining("scripted");
  }
}
