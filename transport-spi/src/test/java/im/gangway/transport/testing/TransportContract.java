package im.gangway.transport.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import im.gangway.transport.Ability;
import im.gangway.transport.Account;
import im.gangway.transport.ConfigurableService;
import im.gangway.transport.ConfigurationForm;
import im.gangway.transport.FormField;
import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LegacyService;
import im.gangway.transport.LegacySession;
import im.gangway.transport.LegacyTarget;
import im.gangway.transport.MessageText;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.Setting;
import im.gangway.transport.SettingsSchema;
import im.gangway.transport.Transport;
import im.gangway.transport.TransportInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What holds for every transport. A transport's test extends this and says how to make the legacy
 * side answer; the transport is started anew for each test.
 */
public abstract class TransportContract {
  private static final long PATIENCE_SECONDS = 10;

  private Transport transport;
  private FixedTransportContext context;
  private LegacyService service;

  /** A new transport. */
  protected abstract Transport transport();

  /** Values for the transport's own configuration keys, as a legacy service for tests needs. */
  protected Map<String, ?> settings() {
    return Map.of();
  }

  /** A user of that number; two numbers are two users. */
  protected Account account(int number) {
    return new Account("user" + number + "@example.org", "user" + number, Account.Kind.ANONYMOUS);
  }

  /** A legacy user to whom a message may be sent. */
  protected abstract LegacyAddress recipient();

  /**
   * Makes the legacy service do something that this session, and only this, is told of. Where an
   * answer to a message is no such thing, a transport's test has a way of its own.
   */
  protected void provoke(LegacySession session) throws Exception {
    send(session);
  }

  /** Local parts that are addresses of this network. */
  protected List<String> addresses() {
    return List.of(recipient().value());
  }

  @BeforeEach
  final void startTransport() throws Exception {
    transport = transport();
    context = FixedTransportContext.of(transport.info(), settings());
    service = transport.start(context);
  }

  @AfterEach
  final void stopTransport() {
    service.close();
    context.close();
  }

  @Test
  void describesItselfWholeAndAlwaysTheSame() {
    TransportInfo info = transport.info();
    assertThat(transport.info()).isEqualTo(info).isEqualTo(transport().info());
    assertThat(info.name()).isNotBlank();
    assertThat(info.identities())
        .allSatisfy(
            identity -> {
              assertThat(identity.category()).isNotBlank();
              assertThat(identity.type()).isNotBlank();
            });
  }

  @Test
  void isFoundByTheServiceLoader() {
    Stream<Class<?>> found =
        ServiceLoader.load(Transport.class).stream().map(ServiceLoader.Provider::type);
    assertThat(found).contains(transport.getClass());
  }

  @Test
  void declaresSettingsThatAnAdminUnderstands() {
    assertDescribed(transport.info().settings());
  }

  private static void assertDescribed(SettingsSchema schema) {
    for (Setting setting : schema.settings()) {
      assertThat(setting.description()).as("description of " + setting.key()).isNotBlank();
      assertThat(InitialValues.fits(setting)).as("default of " + setting.key()).isTrue();
      Optional.ofNullable(setting.nested()).ifPresent(TransportContract::assertDescribed);
    }
  }

  @Test
  void resolvesItsAddresses() {
    assertThat(addresses())
        .isNotEmpty()
        .allSatisfy(address -> assertRoundTrip(service.resolve(address)));
  }

  @Test
  void resolvesGarbageOrRefusesItInWords() {
    for (String garbage : Addresses.garbage(7, 5_000)) {
      try {
        assertRoundTrip(service.resolve(garbage));
      } catch (InvalidAddressException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }

  private void assertRoundTrip(LegacyTarget target) throws InvalidAddressException {
    String value = Addresses.value(target);
    assertThat(service.resolve(value)).isEqualTo(target);
    assertThat(service.resolve(value.toLowerCase(Locale.ROOT))).isEqualTo(target);
  }

  @Test
  void offersFormsThatCanBeFilledIn() throws Exception {
    if (service instanceof ConfigurableService configurable) {
      configurable.configuration(null).ifPresent(TransportContract::assertUsable);
      for (String address : addresses()) {
        configurable
            .configuration(service.resolve(address))
            .ifPresent(TransportContract::assertUsable);
      }
    }
  }

  private static void assertUsable(ConfigurationForm form) {
    assertThat(form.title().toString()).isNotBlank();
    assertThat(form.fields()).extracting(FormField::name).doesNotHaveDuplicates();
    assertThat(form.fields())
        .allSatisfy(
            field -> {
              assertThat(field.label().toString()).as("label of " + field.name()).isNotBlank();
              assertThat(InitialValues.fits(field)).as("initial " + field.name()).isTrue();
            });
  }

  @Test
  void hasOnlyTheAbilitiesItDeclares() throws Exception {
    try (LegacySession session = login(1, context.session())) {
      assertThat(transport.info().abilities()).containsAll(abilities(session));
    }
  }

  private static List<Ability> abilities(LegacySession session) {
    return Stream.of(Ability.values())
        .filter(each -> AbleSession.type(each) != LegacySession.class)
        .filter(each -> AbleSession.type(each).isInstance(session))
        .toList();
  }

  @Test
  void sendsOrSaysWhyNot() throws Exception {
    try (LegacySession session = login(1, context.session())) {
      SendOutcome outcome = send(session).toCompletableFuture().get(10, TimeUnit.SECONDS);
      assertThat(outcome).isNotNull();
    } catch (ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(LegacyException.class);
    }
  }

  @Test
  void tellsOnlyTheUserConcerned() throws Exception {
    RecordingSessionContext first = context.session();
    RecordingSessionContext second = context.session();
    try (LegacySession one = login(1, first);
        LegacySession two = login(2, second)) {
      second.forget();
      provoke(one);
      first.await(LegacyEvent.class);
      assertThat(second.events()).isEmpty();
      assertThat(two).isNotSameAs(one);
    }
  }

  @Test
  void closesMoreThanOnce() throws Exception {
    LegacySession session = login(1, context.session());
    session.close("Bye");
    assertThatCode(session::close).doesNotThrowAnyException();
  }

  @Test
  void failsToSendOnceClosed() throws Exception {
    LegacySession session = login(1, context.session());
    session.close();
    assertFailed(send(session));
  }

  @Test
  void publishesNothingOnceClosed() throws Exception {
    RecordingSessionContext events = context.session();
    LegacySession session = login(1, events);
    provoke(session);
    events.await(LegacyEvent.class);
    session.close();
    int published = events.events().size();
    assertFailed(send(session));
    assertThat(events.events()).hasSize(published);
  }

  @Test
  void logsInAgainAfterClosing() throws Exception {
    login(1, context.session()).close();
    RecordingSessionContext events = context.session();
    try (LegacySession session = login(1, events)) {
      provoke(session);
      assertThat(events.await(LegacyEvent.class)).isNotNull();
    }
  }

  @Test
  void saysHowItIs() {
    assertThat(service.health()).isNotNull();
  }

  private LegacySession login(int number, RecordingSessionContext events) throws LegacyException {
    return service.login(account(number), events);
  }

  private CompletionStage<SendOutcome> send(LegacySession session) {
    return session.send(new OutgoingMessage("c1", recipient(), MessageText.plain("Hello")));
  }

  private static void assertFailed(CompletionStage<SendOutcome> stage)
      throws InterruptedException, TimeoutException {
    try {
      SendOutcome outcome = stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(outcome).isInstanceOf(SendOutcome.Refused.class);
    } catch (ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(LegacyException.class);
    }
  }
}
