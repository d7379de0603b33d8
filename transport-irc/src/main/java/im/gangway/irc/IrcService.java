package im.gangway.irc;

import im.gangway.irc.network.CappedDialer;
import im.gangway.irc.network.CircuitDialer;
import im.gangway.irc.network.Dialer;
import im.gangway.irc.network.WatchedDialer;
import im.gangway.irc.network.WireDialer;
import im.gangway.irc.verb.Verbs;
import im.gangway.irc.wire.HostResolver;
import im.gangway.irc.wire.IrcConnector;
import im.gangway.irc.wire.WireLimits;
import im.gangway.transport.Account;
import im.gangway.transport.AddressPrompt;
import im.gangway.transport.ConfigurableService;
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
import im.gangway.transport.RoomAddress;
import im.gangway.transport.SessionContext;
import im.gangway.transport.TransportContext;
import im.gangway.transport.UserSettings;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** IRC for one configured domain. Thread-safe. */
final class IrcService implements ConfigurableService, RegistrableService {
  private static final int DIALS_PER_HOST = 20;
  private static final int WAITING_PER_HOST = 500;

  private final IrcSettings settings;
  private final IrcAddresses addresses;
  private final IrcForms forms;
  private final IrcRegistration registration;
  private final Dialer dialer;
  private final Supplier<Health> health;
  private final Runnable close;
  private final Verbs verbs = new Verbs();

  IrcService(IrcSettings settings, Dialer dialer, Supplier<Health> health, Runnable close) {
    this.settings = settings;
    this.addresses = new IrcAddresses(settings.fixedServer());
    this.forms = new IrcForms(settings);
    this.registration = new IrcRegistration(settings, dialer);
    this.dialer = dialer;
    this.health = health;
    this.close = close;
  }

  static IrcService start(IrcSettings settings, TransportContext context) {
    IrcConnector connector =
        new IrcConnector(
            context.tls(),
            HostResolver.SYSTEM,
            context.blocking(),
            context.scheduler(),
            WireLimits.DEFAULT);
    WatchedDialer watched =
        new WatchedDialer(new WireDialer(connector), settings.hosts(), context.clock());
    Dialer dialer =
        new CappedDialer(
            new CircuitDialer(watched, context::circuit),
            endpoint -> endpoint.host().toLowerCase(Locale.ROOT),
            DIALS_PER_HOST,
            WAITING_PER_HOST);
    return new IrcService(settings, dialer, watched::health, connector::close);
  }

  @Override
  public LegacyTarget resolve(String localpart) throws InvalidAddressException {
    IrcAddress address = addresses.parse(localpart);
    String canonical = canonical(address);
    if (address instanceof IrcAddress.Channel) {
      return new LegacyTarget.Room(new RoomAddress(canonical));
    }
    return address instanceof IrcAddress.Nick
        ? new LegacyTarget.Contact(new LegacyAddress(canonical))
        : new LegacyTarget.Network(new NetworkAddress(canonical));
  }

  @Override
  public LegacyTarget parse(String typed, UserSettings user) throws InvalidAddressException {
    return resolve(new IrcPrompt(settings, addresses).address(typed));
  }

  @Override
  public AddressPrompt addressPrompt() {
    return IrcPrompt.PROMPT;
  }

  private String canonical(IrcAddress address) {
    if (address instanceof IrcAddress.Channel channel) {
      return addresses.of(channel.server()).room(channel.name()).value();
    }
    return address instanceof IrcAddress.Nick nick
        ? addresses.of(nick.server()).contact(nick.nick()).value()
        : address.server();
  }

  @Override
  public LegacySession login(Account account, SessionContext context) {
    return new IrcSession(settings, addresses, dialer, verbs, account, context);
  }

  @Override
  public String nameOf(LegacyAddress contact) {
    try {
      return addresses.parse(contact.value()) instanceof IrcAddress.Nick nick
          ? nick.nick()
          : contact.value();
    } catch (InvalidAddressException impossible) {
      return contact.value();
    }
  }

  @Override
  public Optional<NetworkAddress> onlyNetwork() {
    return addresses.fixedServer().map(NetworkAddress::new);
  }

  @Override
  public Optional<ConfigurationForm> configuration(@Nullable LegacyTarget target) {
    if (target == null) {
      return Optional.of(settings.fixedServer().map(forms::network).orElseGet(forms::gateway));
    }
    return target instanceof LegacyTarget.Network network && settings.fixedServer().isEmpty()
        ? Optional.of(forms.network(network.address().value()))
        : Optional.empty();
  }

  @Override
  public void checkConfiguration(@Nullable LegacyTarget target, Map<String, String> values)
      throws LegacyException {
    new IrcFormCheck(values).check();
  }

  @Override
  public Optional<RegistrationForm> registration(@Nullable NetworkAddress network) {
    return registration.form(network);
  }

  @Override
  public LoginStep verify(Registration candidate, UserSettings user) throws LegacyException {
    return registration.verify(candidate, user);
  }

  @Override
  public Health health() {
    return health.get();
  }

  @Override
  public void close() {
    close.run();
  }
}
