package im.gangway.sms;

import im.gangway.sms.cost.Budget;
import im.gangway.sms.cost.Measure;
import im.gangway.sms.cost.Period;
import im.gangway.sms.cost.PriceTable;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.Settings;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What messages cost, and how much may be spent. */
record MoneySettings(PriceTable prices, List<Budget> budgets, ZoneId zone) {
  MoneySettings {
    budgets = List.copyOf(budgets);
  }

  static MoneySettings of(Settings settings) throws ConfigurationException {
    Map<String, BigDecimal> prices = new HashMap<>();
    for (Settings price : settings.sectionList("prices")) {
      prices.put(price.text("prefix"), BigDecimal.valueOf(price.decimal("segment")));
    }
    List<Budget> budgets = new ArrayList<>();
    for (Settings budget : settings.sectionList("budgets")) {
      budgets.add(budget(budget));
    }
    try {
      return new MoneySettings(
          new PriceTable(settings.text("currency"), prices), budgets, zone(settings));
    } catch (IllegalArgumentException bad) {
      throw new ConfigurationException("prices: " + bad.getMessage(), bad);
    }
  }

  private static Budget budget(Settings settings) throws ConfigurationException {
    try {
      return new Budget(
          isForEach(settings.text("for")),
          settings.text("prefix"),
          Measure.valueOf(settings.text("of").toUpperCase(Locale.ROOT)),
          Period.valueOf(settings.text("each").toUpperCase(Locale.ROOT)),
          BigDecimal.valueOf(settings.decimal("limit")).stripTrailingZeros());
    } catch (IllegalArgumentException bad) {
      throw new ConfigurationException(
          "budgets: for is user or all; of is messages, segments or money; each is day or month;"
              + " limit is not negative",
          bad);
    }
  }

  private static boolean isForEach(String scope) {
    return switch (scope) {
      case "user" -> true;
      case "all" -> false;
      default -> throw new IllegalArgumentException(scope);
    };
  }

  private static ZoneId zone(Settings settings) throws ConfigurationException {
    try {
      return ZoneId.of(settings.text("time-zone"));
    } catch (DateTimeException unknown) {
      throw new ConfigurationException(
          "time-zone is a name such as Europe/Berlin, not: " + settings.text("time-zone"), unknown);
    }
  }
}
