package im.gangway.sms.cost;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** How long a budget lasts, by the calendar of a time zone. */
public enum Period {
  DAY,
  MONTH;

  /** The first day of the one that this moment is in. */
  public LocalDate start(Instant now, ZoneId zone) {
    LocalDate today = now.atZone(zone).toLocalDate();
    return this == DAY ? today : today.withDayOfMonth(1);
  }

  /** The first day of the next one. */
  public LocalDate next(Instant now, ZoneId zone) {
    LocalDate start = start(now, zone);
    return this == DAY ? start.plusDays(1) : start.plusMonths(1);
  }
}
