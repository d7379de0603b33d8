package im.gangway.irc;

import im.gangway.irc.network.Dialer;
import im.gangway.irc.network.Trial;
import im.gangway.transport.FailureReason;
import im.gangway.transport.FormField;
import im.gangway.transport.FormField.Type;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LoginStep;
import im.gangway.transport.NetworkAddress;
import im.gangway.transport.Registration;
import im.gangway.transport.RegistrationForm;
import im.gangway.transport.Text;
import im.gangway.transport.UserSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Registering with IRC: who one is there, for all networks or for one, with the account that a
 * network's services have. What is registered stands beside what is set, under names of its own.
 * Thread-safe.
 */
final class IrcRegistration {
  private static final String PASSWORD = "password";

  /** They wait on threads that logins need too. */
  private static final int AT_ONCE = 8;

  private static final List<FormField> FIELDS =
      List.of(
          FormField.of("nick", Type.TEXT, Text.of(IrcRegistration.class, "nick-label"), ""),
          FormField.of("name", Type.TEXT, Text.of(IrcRegistration.class, "realname-label"), ""),
          FormField.of("username", Type.TEXT, Text.of(IrcRegistration.class, "account-label"), ""),
          FormField.of(
              PASSWORD, Type.SECRET, Text.of(IrcRegistration.class, "sasl-password-label"), ""));

  private final IrcSettings settings;
  private final Dialer dialer;
  private final Semaphore trials = new Semaphore(AT_ONCE);

  IrcRegistration(IrcSettings settings, Dialer dialer) {
    this.settings = settings;
    this.dialer = dialer;
  }

  /** The form for all networks, or for one that may be reached. */
  Optional<RegistrationForm> form(@Nullable NetworkAddress network) {
    if (network == null) {
      return Optional.of(
          settings.fixedServer().map(this::forServer).orElseGet(IrcRegistration::forAll));
    }
    boolean reachable = settings.anyServer() || settings.listed(network.value()).isPresent();
    return settings.fixedServer().isEmpty() && reachable
        ? Optional.of(forServer(network.value()))
        : Optional.empty();
  }

  private static RegistrationForm forAll() {
    return form("IRC", Text.of(IrcRegistration.class, "registration-for-all"));
  }

  private RegistrationForm forServer(String server) {
    boolean secure = Destination.initial(server, settings).tls();
    return form(
        server,
        Text.of(IrcRegistration.class, secure ? "registration-for-one" : "registration-insecure"));
  }

  /**
   * Nobody is kept from using the account that somebody else uses; contacts do not belong to it.
   */
  private static RegistrationForm form(String title, Text instructions) {
    return new RegistrationForm(Text.literal(title), instructions, FIELDS, List.of(), false);
  }

  /** Logs in to the network, where there is one and a password for it; blocks. */
  LoginStep verify(Registration candidate, UserSettings user) throws LegacyException {
    new IrcFormCheck(candidate.fields()).check();
    Registration accepted = candidate.with(values(candidate, user));
    Optional<String> server =
        candidate.network().map(NetworkAddress::value).or(settings::fixedServer);
    if (server.isPresent() && !candidate.field(PASSWORD).isEmpty()) {
      logIn(server.get(), accepted, user);
    }
    return new LoginStep.Done(accepted);
  }

  /** A new password takes the place of one that was set by itself. */
  private Map<String, String> values(Registration candidate, UserSettings user) {
    Map<String, String> values = new HashMap<>(candidate.fields());
    String before = user.of(scope(candidate)).getOrDefault(PASSWORD, "");
    if (!candidate.field(PASSWORD).equals(before)) {
      values.put("sasl_account", "");
      values.put("sasl_password", "");
    }
    return values;
  }

  private void logIn(String server, Registration accepted, UserSettings user)
      throws LegacyException {
    if (!trials.tryAcquire()) {
      throw new LegacyException(
          FailureReason.RATE_LIMITED, Text.of(IrcRegistration.class, "registrations-busy"));
    }
    try {
      UserSettings then = with(accepted, user);
      Trial.run(dialer, new UserProfiles(settings, accepted.account(), then).profile(server));
    } finally {
      trials.release();
    }
  }

  /** The settings as they would be. */
  private static UserSettings with(Registration accepted, UserSettings user) {
    Map<String, String> values = new HashMap<>(user.of(scope(accepted)));
    FIELDS.forEach(field -> values.remove(field.name()));
    values.putAll(accepted.fields());
    return scope -> scope.equals(scope(accepted)) ? Map.copyOf(values) : user.of(scope);
  }

  private static String scope(Registration candidate) {
    return candidate.network().map(NetworkAddress::value).orElse("");
  }
}
