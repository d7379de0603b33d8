package im.gangway.sms;

import im.gangway.sms.number.DestinationRules;
import im.gangway.sms.number.SmsAddress;
import im.gangway.sms.number.SmsAddresses;
import im.gangway.sms.reassembly.ReassemblyLimits;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the admin configured for SMS.
 *
 * @param region of numbers without a country code
 * @param mostSegments that a text may take
 * @param loopLimit messages of a user to one number in a minute
 * @param defaultOwner the bare JID of who gets what nobody else does
 * @param correspondence how long answers to a shared number go to who wrote last
 */
record SmsSettings(
    String region,
    List<RouteSettings> routes,
    List<OwnNumber> numbers,
    DestinationRules destinations,
    int mostSegments,
    int loopLimit,
    MoneySettings money,
    OptOutSettings optOut,
    RegistrationSettings registration,
    Optional<String> defaultOwner,
    Duration correspondence,
    ReassemblyLimits reassembly) {
  /** What recipients can say by keywords. */
  record OptOutSettings(
      boolean enabled, boolean personalNumbers, boolean answering, Locale language) {}

  /** Where users' numbers come from. */
  record RegistrationSettings(
      boolean pool,
      boolean ownProvider,
      String providerType,
      Optional<String> providerUrl,
      boolean ownNumber,
      Optional<SmsAddress> codeSender) {}

  SmsSettings {
    routes = List.copyOf(routes);
    numbers = List.copyOf(numbers);
  }

  static SmsSettings of(Settings settings, Backends backends) throws ConfigurationException {
    String region = region(settings.text("region"));
    List<OwnNumber> numbers = numbers(settings, region);
    List<RouteSettings> routes = routes(settings, backends, numbers);
    requireRoutes(numbers, routes);
    try {
      return new SmsSettings(
          region,
          routes,
          numbers,
          new DestinationRules(
              region, Set.copyOf(settings.texts("allowed")), Set.copyOf(settings.texts("denied"))),
          positive(settings, "max-segments"),
          positive(settings, "loop-limit"),
          MoneySettings.of(settings),
          optOut(settings.section("opt-out")),
          registration(settings.section("sign-up"), backends, region),
          settings.optionalText("default-owner").map(SmsSettings::user),
          settings.duration("correspondence"),
          reassembly(settings.section("reassembly")));
    } catch (IllegalArgumentException bad) {
      throw new ConfigurationException(String.valueOf(bad.getMessage()), bad);
    }
  }

  private static String region(String region) throws ConfigurationException {
    String upper = region.toUpperCase(Locale.ROOT);
    if (!SmsAddresses.isRegion(upper)) {
      throw new ConfigurationException("region is a country such as US or DE, not: " + region);
    }
    return upper;
  }

  private static String user(String jid) {
    return jid.toLowerCase(Locale.ROOT);
  }

  private static List<OwnNumber> numbers(Settings settings, String region)
      throws ConfigurationException {
    List<OwnNumber> numbers = new ArrayList<>();
    Set<SmsAddress> known = new HashSet<>();
    for (Settings each : settings.sectionList("numbers")) {
      SmsAddress address = sender(each.text("number"), region);
      if (!known.add(address)) {
        throw new ConfigurationException("numbers: there twice: " + address.value());
      }
      numbers.add(
          new OwnNumber(
              address,
              each.optionalText("route"),
              each.optionalText("owner").map(SmsSettings::user),
              each.flag("shared")));
    }
    return numbers;
  }

  /** A number, a short code or a name that is ours. */
  static SmsAddress sender(String text, String region) throws ConfigurationException {
    String stripped = text.strip();
    try {
      if (stripped.startsWith("+")) {
        return new SmsAddress.E164("+" + stripped.replaceAll("[^0-9]", ""));
      }
      return stripped.matches("[0-9]+")
          ? new SmsAddress.ShortCode(stripped, region)
          : new SmsAddress.Alphanumeric(stripped);
    } catch (IllegalArgumentException bad) {
      throw new ConfigurationException("numbers: write +, the country code and digits", bad);
    }
  }

  private static List<RouteSettings> routes(
      Settings settings, Backends backends, List<OwnNumber> numbers) throws ConfigurationException {
    List<RouteSettings> routes = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Settings each : settings.sectionList("routes")) {
      if (!ids.add(each.text("id"))) {
        throw new ConfigurationException("routes: there twice: " + each.text("id"));
      }
      routes.add(RouteSettings.of(each, backends, numbers));
    }
    return routes;
  }

  private static void requireRoutes(List<OwnNumber> numbers, List<RouteSettings> routes)
      throws ConfigurationException {
    List<String> ids = routes.stream().map(route -> route.plan().id()).toList();
    for (OwnNumber number : numbers) {
      if (number.route().isPresent() && !ids.contains(number.route().get())) {
        throw new ConfigurationException(
            "numbers: %s has the route %s, which there is not"
                .formatted(number.address().value(), number.route().get()));
      }
    }
  }

  private static int positive(Settings settings, String key) {
    if (settings.number(key) < 1) {
      throw new IllegalArgumentException(key + " is 1 at least");
    }
    return settings.number(key);
  }

  private static OptOutSettings optOut(Settings settings) {
    return new OptOutSettings(
        settings.flag("enabled"),
        settings.flag("personal-numbers"),
        settings.flag("answer"),
        Locale.forLanguageTag(settings.text("language")));
  }

  private static RegistrationSettings registration(
      Settings settings, Backends backends, String region) throws ConfigurationException {
    if (settings.flag("own-provider")) {
      Map<String, Object> unused =
          backends
              .named(settings.text("own-provider-type"))
              .account("", "", settings.optionalText("own-provider-url"));
    }
    Optional<String> sender = settings.optionalText("code-sender");
    if (settings.flag("own-number") && sender.isEmpty()) {
      throw new ConfigurationException(
          "sign-up: own-number needs code-sender, the number from which codes are sent");
    }
    return new RegistrationSettings(
        settings.flag("pool"),
        settings.flag("own-provider"),
        settings.text("own-provider-type"),
        settings.optionalText("own-provider-url"),
        settings.flag("own-number"),
        sender.isPresent() ? Optional.of(sender(sender.get(), region)) : Optional.empty());
  }

  private static ReassemblyLimits reassembly(Settings settings) {
    Duration timeout = settings.duration("timeout");
    return new ReassemblyLimits(
        timeout, ReassemblyLimits.DEFAULT.memory(), positive(settings, "waiting"));
  }
}
