package im.gangway.sms;

import im.gangway.sms.provider.Backend;
import im.gangway.sms.route.RoutePlan;
import im.gangway.sms.text.AlphabetChoice;
import im.gangway.sms.text.DefaultAlphabet;
import im.gangway.sms.text.NationalLanguage;
import im.gangway.sms.text.ReferenceWidth;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.Settings;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the admin configured for a route.
 *
 * @param answersStop whether the provider answers keywords itself
 * @param settings for the backend
 */
record RouteSettings(RoutePlan plan, Backend backend, boolean answersStop, Settings settings) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,40}");

  /**
   * A route.
   *
   * @param numbers of ours that may send over it
   */
  static RouteSettings of(Settings settings, Backends backends, List<OwnNumber> numbers)
      throws ConfigurationException {
    String id = settings.text("id");
    if (!ID.matcher(id).matches()) {
      throw new ConfigurationException("routes: an id is letters, digits, . _ and -, not: " + id);
    }
    Backend backend = backends.of(id, settings.text("type"), settings);
    return new RouteSettings(
        plan(id, settings, numbers), backend, settings.flag("answers-stop"), settings);
  }

  private static RoutePlan plan(String id, Settings settings, List<OwnNumber> numbers)
      throws ConfigurationException {
    Set<String> senders = new HashSet<>(settings.texts("senders"));
    numbers.stream()
        .filter(number -> number.route().map(id::equals).orElse(true))
        .forEach(number -> senders.add(number.address().value()));
    try {
      return new RoutePlan(
          id,
          settings.texts("prefixes"),
          senders,
          settings.number("priority"),
          settings.number("window"),
          settings.decimal("rate"),
          alphabets(settings),
          width(settings.number("reference-bits")),
          settings.flag("receipt-on-accept"),
          settings.duration("late-answers"));
    } catch (IllegalArgumentException bad) {
      throw new ConfigurationException("routes: " + id + ": " + bad.getMessage(), bad);
    }
  }

  private static AlphabetChoice alphabets(Settings settings) {
    DefaultAlphabet carrier =
        switch (settings.text("alphabet")) {
          case "gsm" -> DefaultAlphabet.GSM;
          case "gsm-packed" -> DefaultAlphabet.GSM_PACKED;
          case "latin1" -> DefaultAlphabet.LATIN1;
          default -> throw new IllegalArgumentException("alphabet is gsm, gsm-packed or latin1");
        };
    Set<NationalLanguage> languages = EnumSet.noneOf(NationalLanguage.class);
    for (String name : settings.texts("languages")) {
      languages.add(language(name));
    }
    return new AlphabetChoice(carrier, languages);
  }

  private static NationalLanguage language(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "turkish" -> NationalLanguage.TURKISH;
      case "spanish" -> NationalLanguage.SPANISH;
      case "portuguese" -> NationalLanguage.PORTUGUESE;
      default ->
          throw new IllegalArgumentException("languages are turkish, spanish and portuguese");
    };
  }

  private static ReferenceWidth width(int bits) {
    return switch (bits) {
      case 8 -> ReferenceWidth.EIGHT_BIT;
      case 16 -> ReferenceWidth.SIXTEEN_BIT;
      default -> throw new IllegalArgumentException("reference-bits is 8 or 16");
    };
  }
}
