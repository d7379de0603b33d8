package im.gangway.sms;

import static im.gangway.sms.SmsDomain.JULIET;
import static im.gangway.sms.SmsDomain.OURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.gangway.sms.number.SmsAddress;
import im.gangway.sms.provider.ProviderListener.Inbound;
import im.gangway.transport.FailureReason;
import im.gangway.transport.FormField;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LegacySession;
import im.gangway.transport.LoginStep;
import im.gangway.transport.Registration;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SmsRegistrationTest {
  private static final String ROMEO = "romeo@example.org";
  private static final String PARIS = "paris@example.org";
  private static final SmsAddress SECOND = new SmsAddress.E164("+14155550002");
  private static final Pattern CODE = Pattern.compile("[0-9]{8}");

  private final SmsDomain domain = new SmsDomain();

  private LoginStep verify(String user, Map<String, String> fields) throws LegacyException {
    return domain
        .service()
        .verify(
            new Registration(SmsDomain.account(user), Optional.empty(), fields),
            scope -> domain.registered.getOrDefault(user, Map.of()));
  }

  /** Registers as the gateway does it, and logs in. */
  private LegacySession register(String user, LoginStep step) throws LegacyException {
    Registration done = ((LoginStep.Done) step).registration();
    domain.registered.put(user, done.fields());
    return domain.login(user);
  }

  private static void assertRefused(ThrowingRunnable call, FailureReason reason, String word) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            LegacyException.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(reason);
              assertThat(refusal.text().toString()).contains(word);
            });
  }

  private interface ThrowingRunnable {
    void run() throws LegacyException;
  }

  private SmsAddress sender() {
    return domain.provider().submitted().get(domain.provider().submitted().size() - 1).from();
  }

  @Test
  void givesNumbersOutUntilThereIsNone() throws Exception {
    domain.number(OURS).number(SECOND);
    domain.start();
    domain.send(register(ROMEO, verify(ROMEO, Map.of())), JULIET, "Hi");
    assertThat(sender()).isEqualTo(OURS);
    domain.send(register(PARIS, verify(PARIS, Map.of())), JULIET, "Hi");
    assertThat(sender()).isEqualTo(SECOND);
    assertRefused(
        () -> verify("tybalt@example.org", Map.of()), FailureReason.CONTENT_REFUSED, "taken");
  }

  @Test
  void keepsTheNumberOfWhoRegistersAgain() throws Exception {
    domain.number(OURS).number(SECOND);
    domain.start();
    register(ROMEO, verify(ROMEO, Map.of("number", SECOND.value())));
    LoginStep again = verify(ROMEO, Map.of());
    assertThat(((LoginStep.Done) again).registration().field("number")).isEqualTo(SECOND.value());
  }

  @Test
  void refusesANumberThatSomebodyHas() throws Exception {
    domain.number(OURS);
    domain.start();
    register(ROMEO, verify(ROMEO, Map.of()));
    domain.restart();
    assertRefused(
        () -> verify(PARIS, Map.of("number", OURS.value())),
        FailureReason.CONTENT_REFUSED,
        "+1 415-555-0001 is taken");
  }

  @Test
  void bringsWhatComesForANumberOfThePoolToWhoRegisteredIt() throws Exception {
    domain.number(OURS);
    domain.start();
    register(ROMEO, verify(ROMEO, Map.of()));
    domain.restart();
    domain.receive("1", JULIET, OURS, "Hello");
    assertThat(domain.got()).containsExactly(ROMEO + " < +14155550123: Hello");
  }

  private void withOwnNumbers() throws Exception {
    domain.list("routes", Map.of("id", "one", "type", "scripted", "senders", List.of("*")));
    domain.number(OURS, "shared", true);
    domain.with("sign-up", Map.of("own-number", true, "code-sender", OURS.value()));
    domain.start();
  }

  private String sentCode() {
    Matcher code =
        CODE.matcher(domain.provider().texts().get(domain.provider().texts().size() - 1));
    assertThat(code.find()).isTrue();
    return code.group();
  }

  @Test
  void verifiesAnOwnNumberByACode() throws Exception {
    withOwnNumbers();
    LoginStep.NeedInput asked =
        (LoginStep.NeedInput) verify(ROMEO, Map.of("number", "(415) 555-0123"));
    assertThat(asked.fields()).extracting(FormField::name).containsExactly("code");
    assertThat(asked.instructions().in(Locale.GERMAN)).contains("+1 415-555-0123");
    LoginStep done = asked.next().answer(Map.of("code", sentCode()));
    domain.send(register(ROMEO, done), SmsDomain.NURSE, "Hi");
    assertThat(sender()).isEqualTo(JULIET);
  }

  @Test
  void endsAfterFiveWrongCodesEvenIfTheSixthIsRight() throws Exception {
    withOwnNumbers();
    LoginStep.NeedInput asked =
        (LoginStep.NeedInput) verify(ROMEO, Map.of("number", JULIET.value()));
    for (int tries = 1; tries < 5; tries++) {
      String left = Integer.toString(5 - tries);
      assertRefused(
          () -> asked.next().answer(Map.of("code", "nope")),
          FailureReason.CREDENTIALS_REFUSED,
          left);
    }
    assertRefused(
        () -> asked.next().answer(Map.of("code", "nope")),
        FailureReason.CONTENT_REFUSED,
        "no longer valid");
    String right = sentCode();
    assertRefused(
        () -> asked.next().answer(Map.of("code", right)),
        FailureReason.CONTENT_REFUSED,
        "no longer valid");
  }

  @Test
  void forgetsCodesAfterTenMinutes() throws Exception {
    withOwnNumbers();
    LoginStep.NeedInput asked =
        (LoginStep.NeedInput) verify(ROMEO, Map.of("number", JULIET.value()));
    domain.time.advance(Duration.ofMinutes(10));
    assertRefused(
        () -> asked.next().answer(Map.of("code", sentCode())),
        FailureReason.CONTENT_REFUSED,
        "no longer valid");
  }

  @Test
  void sendsThreeCodesAnHourToANumberWhoeverAsks() throws Exception {
    withOwnNumbers();
    for (String user : new String[] {ROMEO, PARIS, "tybalt@example.org"}) {
      verify(user, Map.of("number", JULIET.value()));
    }
    domain.restart();
    assertRefused(
        () -> verify("nurse@example.org", Map.of("number", JULIET.value())),
        FailureReason.RATE_LIMITED,
        "3 codes");
    domain.time.advance(Duration.ofHours(1));
    assertThat(verify("nurse@example.org", Map.of("number", JULIET.value())))
        .isInstanceOf(LoginStep.NeedInput.class);
  }

  @Test
  void sendsThreeCodesAnHourToAUserWhicheverNumber() throws Exception {
    withOwnNumbers();
    for (int each = 1; each <= 3; each++) {
      verify(ROMEO, Map.of("number", "+1415555013" + each));
    }
    assertRefused(
        () -> verify(ROMEO, Map.of("number", "+14155550134")),
        FailureReason.RATE_LIMITED,
        "3 codes");
  }

  @Test
  void sendsNoCodeWhereMessagesMayNotGo() throws Exception {
    withOwnNumbers();
    assertRefused(
        () -> verify(ROMEO, Map.of("number", "+491701234567")),
        FailureReason.NOT_PERMITTED,
        "+491701234567");
    assertThat(domain.provider().submitted()).isEmpty();
  }

  @Test
  void sendsAndReceivesOverTheUsersOwnAccount() throws Exception {
    domain.with("sign-up", Map.of("own-provider", true, "own-provider-type", "scripted"));
    domain.start();
    Map<String, String> form =
        Map.of("number", SECOND.value(), "account_sid", "AC1", "auth_token", "right");
    LegacySession session = register(ROMEO, verify(ROMEO, form));
    domain
        .backend()
        .like("own-")
        .listener()
        .inbound(new Inbound("1", JULIET, SECOND, SmsDomain.message("Hello")));
    assertThat(domain.got()).containsExactly(ROMEO + " < +14155550123: Hello");
    domain.send(session, JULIET, "Hi");
    assertThat(domain.backend().like("own-").texts()).containsExactly("Hi");
    assertThat(domain.provider().submitted()).isEmpty();
  }

  @Test
  void refusesAnAccountWithAWrongToken() throws Exception {
    domain.with("sign-up", Map.of("own-provider", true, "own-provider-type", "scripted"));
    domain.start();
    assertRefused(
        () ->
            verify(
                ROMEO,
                Map.of("number", SECOND.value(), "account_sid", "AC1", "auth_token", "wrong")),
        FailureReason.CREDENTIALS_REFUSED,
        "Wrong token");
  }

  @Test
  void givesTheNumberOfWhoHasGoneToTheNext() throws Exception {
    domain.number(OURS).start();
    register(ROMEO, verify(ROMEO, Map.of()));
    domain.registered.remove(ROMEO);
    domain.service().removed(SmsDomain.account(ROMEO));
    domain.restart();
    register(PARIS, verify(PARIS, Map.of()));
    domain.receive("1", JULIET, OURS, "Hello");
    assertThat(domain.got()).containsExactly(PARIS + " < +14155550123: Hello");
  }

  @Test
  void hasNoFormWhereNobodyCanRegister() throws Exception {
    domain.number(OURS, "owner", ROMEO);
    domain.start();
    assertThat(domain.service().registration(null)).isEmpty();
  }
}
