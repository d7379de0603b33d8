package im.gangway.sms;

import im.gangway.sms.number.NumberNames;
import im.gangway.sms.number.SmsAddress;
import im.gangway.sms.number.SmsAddresses;
import im.gangway.sms.route.Route;
import im.gangway.sms.route.Router;
import im.gangway.transport.Account;
import im.gangway.transport.AddressPrompt;
import im.gangway.transport.ConfigurableService;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.ConfigurationForm;
import im.gangway.transport.Health;
import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LegacySession;
import im.gangway.transport.LegacyTarget;
import im.gangway.transport.LoginStep;
import im.gangway.transport.NetworkAddress;
import im.gangway.transport.RegistrableService;
import im.gangway.transport.Registration;
import im.gangway.transport.RegistrationForm;
import im.gangway.transport.SessionContext;
import im.gangway.transport.Text;
import im.gangway.transport.TransportContext;
import im.gangway.transport.UserSettings;
import im.gangway.transport.command.CommandService;
import im.gangway.transport.command.TransportCommand;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** SMS for one configured domain. Thread-safe. */
final class SmsService implements ConfigurableService, RegistrableService, CommandService {
  private static final Duration EXPIRY = Duration.ofMinutes(5);

  /** What carriers bring, also where the metadata does not know such numbers (yet). */
  private static final Pattern SEEN = Pattern.compile("\\+[1-9][0-9]{2,14}");

  private final SmsSettings settings;
  private final SmsParts parts;
  private final SmsRegistration registration;
  private final List<TransportCommand> commands;
  private final Future<?> expiry;

  private SmsService(
      SmsSettings settings, SmsParts parts, Future<?> expiry, TransportContext context) {
    this.settings = settings;
    this.parts = parts;
    this.registration =
        new SmsRegistration(
            settings, parts.numbers(), parts.codes(), parts.router(), parts.ownProviders());
    this.commands =
        new OfferedCommands(
                new SmsCommands(settings, parts, context.clock()), this::sender, context.blocking())
            .all();
    this.expiry = expiry;
  }

  /** Reads the state, opens all routes and begins to receive. Blocks. */
  static SmsService start(SmsSettings settings, Backends backends, TransportContext context)
      throws ConfigurationException {
    SmsParts parts = SmsParts.of(settings, backends, context);
    Future<?> expiry =
        context
            .scheduler()
            .scheduleWithFixedDelay(
                parts.incoming()::expire,
                EXPIRY.toMillis(),
                EXPIRY.toMillis(),
                TimeUnit.MILLISECONDS);
    context
        .metrics()
        .gauge("held", "Messages for numbers that nobody has.", () -> parts.held().count());
    parts.startRoutes();
    return new SmsService(settings, parts, expiry, context);
  }

  @Override
  public LegacyTarget resolve(String localpart) throws InvalidAddressException {
    return SEEN.matcher(localpart).matches()
        ? contact(SmsAddresses.known(localpart))
        : contact(SmsAddresses.parse(localpart));
  }

  private static LegacyTarget contact(SmsAddress address) {
    return new LegacyTarget.Contact(new LegacyAddress(address.value()));
  }

  @Override
  public LegacyTarget parse(String typed, UserSettings user) throws InvalidAddressException {
    return contact(SmsAddresses.typed(typed, UserRegion.of(user, settings.region())));
  }

  @Override
  public AddressPrompt addressPrompt() {
    return new AddressPrompt(
        Text.of(SmsService.class, "prompt-description", settings.region()),
        Text.of(SmsService.class, "prompt"));
  }

  @Override
  public String nameOf(LegacyAddress contact) {
    return parts
        .names()
        .name(contact.value())
        .orElseGet(
            () -> {
              try {
                return NumberNames.of(SmsAddresses.known(contact.value()));
              } catch (IllegalArgumentException unreadable) {
                return contact.value();
              }
            });
  }

  @Override
  public boolean isProvisioned(String user) {
    return parts.numbers().provisionedFor(user).isPresent();
  }

  @Override
  public LegacySession login(Account account, SessionContext context) throws LegacyException {
    NumberRegistration registered = NumberRegistration.of(context.settings());
    claim(account.id(), registered);
    if (registered.mode() == NumberRegistration.Mode.OWN_PROVIDER) {
      parts.ownProviders().router(account.id(), registered, parts.incoming());
    }
    return new SmsSession(this, account, context);
  }

  /** From now on what comes for a user's numbers is that user's, and what was held for them. */
  private void claim(String user, NumberRegistration registered) {
    Set<SmsAddress> own = new HashSet<>();
    if (registered.mode() == NumberRegistration.Mode.POOL
        || registered.mode() == NumberRegistration.Mode.OWN_PROVIDER) {
      registered.number().ifPresent(own::add);
    }
    own.forEach(number -> parts.ownership().give(number, user));
    parts.ownership().keepOnly(user, own);
    parts.numbers().provisionedFor(user).ifPresent(own::add);
    if (parts.held().count() > 0) {
      own.forEach(number -> parts.recipients().release(number, user));
    }
    if (registered.mode() != NumberRegistration.Mode.OWN_PROVIDER) {
      parts.ownProviders().forget(user);
    }
  }

  @Override
  public List<TransportCommand> commands() {
    return commands;
  }

  /** The way of messages from users. */
  Outgoing outgoing() {
    return parts.outgoing();
  }

  /**
   * As whom a user sends.
   *
   * @throws LegacyException if the user has no number
   */
  Outgoing.Sender sender(String user, UserSettings set) throws LegacyException {
    NumberRegistration registered = NumberRegistration.of(set);
    SmsAddress from = parts.numbers().senderOf(user, registered);
    Router router =
        registered.mode() == NumberRegistration.Mode.OWN_PROVIDER
            ? parts.ownProviders().router(user, registered, parts.incoming())
            : parts.router();
    return new Outgoing.Sender(user, from, router);
  }

  @Override
  public Optional<ConfigurationForm> configuration(@Nullable LegacyTarget target) {
    return target == null ? Optional.of(UserRegion.form(settings.region())) : Optional.empty();
  }

  @Override
  public void checkConfiguration(@Nullable LegacyTarget target, Map<String, String> values)
      throws LegacyException {
    UserRegion.check(values);
  }

  @Override
  public Optional<RegistrationForm> registration(@Nullable NetworkAddress network) {
    return network == null ? registration.form() : Optional.empty();
  }

  @Override
  public LoginStep verify(Registration candidate, UserSettings user) throws LegacyException {
    return registration.verify(candidate, user);
  }

  @Override
  public void removed(Account account) {
    parts.ownership().keepOnly(account.id(), Set.of());
    parts.ownProviders().forget(account.id());
  }

  /** Up while any route is, since others can take its messages. */
  @Override
  public Health health() {
    List<Route> down = parts.router().routes().stream().filter(route -> !route.isUp()).toList();
    if (down.isEmpty()) {
      return Health.UP;
    }
    String text =
        down.stream()
            .map(route -> route.plan().id() + ": " + route.provider().health().text())
            .collect(Collectors.joining("; "));
    return new Health(down.size() < parts.router().routes().size(), text);
  }

  @Override
  public void close() {
    expiry.cancel(false);
    parts.close();
  }
}
