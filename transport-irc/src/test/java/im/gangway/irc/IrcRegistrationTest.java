package im.gangway.irc;

import static im.gangway.irc.Conversation.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import im.gangway.irc.testing.TinyIrcd;
import im.gangway.transport.Account;
import im.gangway.transport.FailureReason;
import im.gangway.transport.FormField;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LoginStep;
import im.gangway.transport.NetworkAddress;
import im.gangway.transport.RegistrableService;
import im.gangway.transport.Registration;
import im.gangway.transport.RegistrationForm;
import im.gangway.transport.Setting;
import im.gangway.transport.Settings;
import im.gangway.transport.UserSettings;
import im.gangway.transport.testing.FixedTransportContext;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Registering on a real connection to a small server. */
class IrcRegistrationTest {
  private static final NetworkAddress TINY = new NetworkAddress("tiny");
  private static final Account ROMEO =
      new Account("romeo@example.org", "romeo", Account.Kind.REGISTERED);
  private static final UserSettings NOTHING = scope -> Map.of();

  private final TinyIrcd irc = TinyIrcd.start().offerCaps("sasl").account("montague", "rosalind");
  private FixedTransportContext context;
  private RegistrableService service;

  @BeforeEach
  void start() throws Exception {
    context = FixedTransportContext.of(new IrcTransport().info(), configuration(Map.of()));
    service = (RegistrableService) new IrcTransport().start(context);
  }

  @AfterEach
  void stop() throws Exception {
    service.close();
    context.close();
    irc.close();
  }

  private Map<String, Object> configuration(Map<String, Object> more) {
    Settings network =
        new Settings(
            IrcSettings.SCHEMA.find("networks").map(Setting::nested).orElseThrow(),
            Map.of("host", "127.0.0.1", "port", irc.port(), "tls", false));
    Map<String, Object> all = new HashMap<>(Map.of("networks", Map.of("tiny", network)));
    all.putAll(more);
    return all;
  }

  private static Registration registration(
      @Nullable NetworkAddress network, Map<String, String> fields) {
    return new Registration(ROMEO, Optional.ofNullable(network), fields);
  }

  private Registration accepted(Map<String, String> fields, UserSettings before) throws Exception {
    LoginStep.Done done = (LoginStep.Done) service.verify(registration(TINY, fields), before);
    return done.registration();
  }

  private void assertRefused(FailureReason reason, Map<String, String> fields) {
    assertThatExceptionOfType(LegacyException.class)
        .isThrownBy(() -> service.verify(registration(TINY, fields), NOTHING))
        .returns(reason, LegacyException::reason)
        .satisfies(
            refused ->
                assertThat(refused.getMessage())
                    .doesNotContain(fields.getOrDefault("password", "(none)")));
  }

  @Test
  @DisplayName("D-01 the form asks for nick, name, user name and password")
  void asksForWhatIrcNeeds() {
    RegistrationForm form = service.registration(TINY).orElseThrow();
    assertThat(form.fields())
        .extracting(FormField::name)
        .containsExactly("nick", "name", "username", "password");
    assertThat(form.exclusive()).isFalse();
    assertThat(service.registration(null).orElseThrow().fields()).isEqualTo(form.fields());
  }

  @Test
  void saysWhereItIsNotEncrypted() {
    assertThat(service.registration(TINY).orElseThrow().instructions().toString())
        .contains("WITHOUT");
    assertThat(
            service
                .registration(new NetworkAddress("irc.test"))
                .orElseThrow()
                .instructions()
                .toString())
        .doesNotContain("WITHOUT");
  }

  @Test
  @DisplayName("B-24 the form is there in German")
  void asksInGerman() {
    RegistrationForm form = service.registration(TINY).orElseThrow();
    assertThat(form.instructions().in(Locale.GERMAN)).contains("OHNE");
    assertThat(form.fields())
        .extracting(field -> field.label().in(Locale.GERMAN))
        .contains("Passwort des Kontos (SASL)");
  }

  @Test
  void hasOneFormWhereThereIsOneNetwork() {
    IrcRegistration fixed =
        new IrcRegistration(settings(Map.of("fixed-server", "irc.test")), new FakeServer());
    assertThat(fixed.form(null).orElseThrow().title()).hasToString("irc.test");
    assertThat(fixed.form(TINY)).isEmpty();
  }

  @Test
  void offersNoNetworkThatCannotBeReached() {
    IrcRegistration listed =
        new IrcRegistration(settings(Map.of("any-server", false)), new FakeServer());
    assertThat(listed.form(TINY)).isEmpty();
    assertThat(listed.form(null)).isPresent();
  }

  @Test
  @DisplayName("D-06 the account is tried on the network, and the connection goes again")
  void triesTheAccount() throws Exception {
    Registration accepted =
        accepted(Map.of("username", "montague", "password", "rosalind"), NOTHING);
    assertThat(accepted.fields()).containsEntry("password", "rosalind");
    assertThat(irc.heard()).anyMatch(line -> line.contains("AUTHENTICATE"));
    Awaitility.await().until(() -> irc.clients() == 0);
  }

  @Test
  @DisplayName("D-12 a wrong password is refused")
  void refusesAWrongPassword() {
    assertRefused(
        FailureReason.CREDENTIALS_REFUSED, Map.of("username", "montague", "password", "wr0ng"));
    Awaitility.await().until(() -> irc.clients() == 0);
  }

  @Test
  @DisplayName("D-13 a network that is down is told")
  void tellsThatTheNetworkIsDown() {
    irc.kill();
    assertRefused(
        FailureReason.NETWORK_UNREACHABLE, Map.of("username", "montague", "password", "rosalind"));
  }

  @Test
  void refusesAPasswordWhereThereAreNoAccounts() {
    irc.offerCaps();
    assertRefused(
        FailureReason.CREDENTIALS_REFUSED, Map.of("username", "montague", "password", "rosalind"));
  }

  @Test
  @DisplayName("D-15 what cannot work is named, and nobody is asked")
  void namesTheWrongField() {
    assertThatExceptionOfType(LegacyException.class)
        .isThrownBy(
            () ->
                service.verify(registration(TINY, Map.of("nick", "a b", "password", "x")), NOTHING))
        .returns(FailureReason.CONTENT_REFUSED, LegacyException::reason)
        .satisfies(refused -> assertThat(refused).hasMessageContaining("nick"));
    assertThat(irc.heard()).isEmpty();
  }

  @Test
  void asksNobodyWithoutAPassword() throws Exception {
    accepted(Map.of("nick", "Montague"), NOTHING);
    service.verify(registration(null, Map.of("password", "rosalind")), NOTHING);
    assertThat(irc.heard()).isEmpty();
  }

  @Test
  void goesWhereTheUserHasSet() throws Exception {
    UserSettings elsewhere =
        scope ->
            scope.equals("own")
                ? Map.of("address", "127.0.0.1", "ports", "" + irc.port(), "tls_ports", "")
                : Map.of();
    FixedTransportContext open =
        FixedTransportContext.of(
            new IrcTransport().info(), Map.of("allow-private-addresses", true));
    try (open;
        RegistrableService any = (RegistrableService) new IrcTransport().start(open)) {
      any.verify(
          registration(
              new NetworkAddress("own"), Map.of("username", "montague", "password", "rosalind")),
          elsewhere);
    }
    assertThat(irc.heard()).anyMatch(line -> line.contains("AUTHENTICATE"));
  }

  @Test
  void takesThePlaceOfAPasswordThatWasSet() throws Exception {
    Map<String, String> fields = Map.of("username", "montague", "password", "rosalind");
    UserSettings set =
        scope ->
            scope.equals("tiny") ? Map.of("sasl_account", "old", "sasl_password", "old") : Map.of();
    assertThat(accepted(fields, set).fields())
        .containsEntry("sasl_password", "")
        .containsEntry("sasl_account", "");

    UserSettings registered = scope -> fields;
    assertThat(accepted(fields, registered).fields()).doesNotContainKey("sasl_password");
  }
}
