package im.gangway.sms;

import im.gangway.sms.NumberRegistration.Mode;
import im.gangway.sms.number.NumberNames;
import im.gangway.sms.number.SmsAddress;
import im.gangway.sms.number.SmsAddresses;
import im.gangway.sms.route.OutgoingSms;
import im.gangway.sms.route.Router;
import im.gangway.sms.route.Sent;
import im.gangway.sms.state.StateTable;
import im.gangway.sms.state.VerificationCodes;
import im.gangway.transport.FailureReason;
import im.gangway.transport.FormField;
import im.gangway.transport.FormField.Type;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LoginStep;
import im.gangway.transport.Registration;
import im.gangway.transport.RegistrationForm;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.Text;
import im.gangway.transport.UserSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Registering: a number of the pool, one of the user's own account at a provider, or the user's own
 * telephone, to which a code is sent. Thread-safe.
 */
final class SmsRegistration {
  private static final String CODE = "code";

  private final SmsSettings settings;
  private final Numbers numbers;
  private final VerificationCodes codes;
  private final Router router;
  private final OwnProviders ownProviders;

  SmsRegistration(
      SmsSettings settings,
      Numbers numbers,
      VerificationCodes codes,
      Router router,
      OwnProviders ownProviders) {
    this.settings = settings;
    this.numbers = numbers;
    this.codes = codes;
    this.router = router;
    this.ownProviders = ownProviders;
  }

  /** The form, if there is any way to register. */
  Optional<RegistrationForm> form() {
    SmsSettings.RegistrationSettings ways = settings.registration();
    boolean pool = ways.pool() && numbers.all().stream().anyMatch(OwnNumber::isInPool);
    if (!pool && !ways.ownProvider() && !ways.ownNumber()) {
      return Optional.empty();
    }
    List<FormField> fields = new ArrayList<>();
    fields.add(field(NumberRegistration.NUMBER, Type.TEXT, "number-label"));
    if (ways.ownProvider()) {
      fields.add(field(NumberRegistration.SID, Type.TEXT, "sid-label"));
      fields.add(field(NumberRegistration.TOKEN, Type.SECRET, "token-label"));
    }
    return Optional.of(
        new RegistrationForm(
            words("registration-title"),
            words(
                "registration",
                pool ? words("registration-pool") : Text.NONE,
                ways.ownProvider() ? words("registration-own-provider") : Text.NONE,
                ways.ownNumber() ? words("registration-own-number") : Text.NONE),
            fields,
            List.of(NumberRegistration.NUMBER),
            true));
  }

  private static FormField field(String name, Type type, String label) {
    return FormField.of(name, type, words(label), "");
  }

  private static Text words(String key, Object... arguments) {
    return Text.of(SmsRegistration.class, key, arguments);
  }

  /** Tries what was filled in; blocks. */
  LoginStep verify(Registration candidate, UserSettings user) throws LegacyException {
    boolean account =
        !candidate.field(NumberRegistration.SID).isEmpty()
            || !candidate.field(NumberRegistration.TOKEN).isEmpty();
    Optional<SmsAddress> number = number(candidate, user);
    if (account && settings.registration().ownProvider()) {
      return ownProvider(candidate, number);
    } else if (number.isEmpty() || numbers.isInPool(number.get())) {
      return pool(candidate, number);
    }
    return ownNumber(candidate, number.get(), user);
  }

  private Optional<SmsAddress> number(Registration candidate, UserSettings user)
      throws LegacyException {
    String typed = candidate.field(NumberRegistration.NUMBER);
    if (typed.isBlank()) {
      return Optional.empty();
    }
    Optional<SmsAddress> ours =
        numbers.all().stream()
            .map(OwnNumber::address)
            .filter(address -> address.value().equals(typed.strip()))
            .findFirst();
    return ours.isPresent()
        ? ours
        : Optional.of(SmsAddresses.typed(typed, UserRegion.of(user, settings.region())));
  }

  private LoginStep pool(Registration candidate, Optional<SmsAddress> wanted)
      throws LegacyException {
    String user = candidate.account().id();
    if (!settings.registration().pool()) {
      throw refused(words("pool-closed"));
    }
    SmsAddress number =
        wanted
            .or(() -> numbers.heldBy(user))
            .or(numbers::free)
            .orElseThrow(() -> refused(words("pool-empty")));
    Optional<String> owner = numbers.ownerOf(number);
    if (owner.isPresent() && !owner.get().equals(user)) {
      throw refused(words("number-taken", NumberNames.of(number)));
    }
    return done(candidate, Mode.POOL, number);
  }

  private LoginStep ownProvider(Registration candidate, Optional<SmsAddress> number)
      throws LegacyException {
    SmsAddress own = number.orElseThrow(() -> refused(words("own-provider-number")));
    ownProviders.verify(
        candidate.account().id(),
        new NumberRegistration(
            Mode.OWN_PROVIDER,
            number,
            candidate.field(NumberRegistration.SID),
            candidate.field(NumberRegistration.TOKEN)));
    return done(candidate, Mode.OWN_PROVIDER, own);
  }

  private LoginStep ownNumber(Registration candidate, SmsAddress number, UserSettings user)
      throws LegacyException {
    Optional<SmsAddress> sender = settings.registration().codeSender();
    if (!settings.registration().ownNumber() || sender.isEmpty()) {
      throw refused(words("number-not-ours", NumberNames.of(number)));
    }
    NumberRegistration known = NumberRegistration.of(user);
    if (known.mode() == Mode.OWN_NUMBER && known.number().equals(Optional.of(number))) {
      return done(candidate, Mode.OWN_NUMBER, number);
    }
    settings.destinations().check(number);
    String code = codes.create(candidate.account().id(), number);
    send(new OutgoingSms("code " + UUID.randomUUID(), sender.get(), number, code(code)));
    return new LoginStep.NeedInput(
        words("code-sent", NumberNames.of(number)),
        List.of(FormField.required(CODE, Type.SECRET, words("code-label"))),
        values -> answered(candidate, number, values));
  }

  private static String code(String code) {
    return words("code-text", code).toString();
  }

  private void send(OutgoingSms message) throws LegacyException {
    SendOutcome outcome = StateTable.await(router.send(message).thenApply(Sent::outcome));
    if (outcome instanceof SendOutcome.Refused refused) {
      throw new LegacyException(refused.reason(), refused.text());
    } else if (outcome instanceof SendOutcome.RetryAfter) {
      throw new LegacyException(FailureReason.NETWORK_UNREACHABLE, words("code-not-now"));
    }
  }

  private LoginStep answered(Registration candidate, SmsAddress number, Map<String, String> values)
      throws LegacyException {
    codes.check(candidate.account().id(), number, values.getOrDefault(CODE, ""));
    return done(candidate, Mode.OWN_NUMBER, number);
  }

  private static LoginStep done(Registration candidate, Mode mode, SmsAddress number) {
    Map<String, String> values = new HashMap<>(candidate.fields());
    values.put(NumberRegistration.NUMBER, number.value());
    values.put(NumberRegistration.MODE, mode.value());
    if (mode != Mode.OWN_PROVIDER) {
      values.put(NumberRegistration.SID, "");
      values.put(NumberRegistration.TOKEN, "");
    }
    return new LoginStep.Done(candidate.with(values));
  }

  private static LegacyException refused(Text text) {
    return new LegacyException(FailureReason.CONTENT_REFUSED, text);
  }
}
