package im.gangway.sms.state;

import im.gangway.transport.TransportState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives ids to messages that come without one. A carrier whose link broke before our answer sends
 * such a message again, and so may a person who says <i>ok</i> twice: what comes again over another
 * link soon after is taken for the same message, what comes again over the same one for another.
 * Blocks. Thread-safe.
 */
public final class ArrivalIds {
  private static final Duration SOON = Duration.ofMinutes(2);

  private final StateTable table;
  private final Clock clock;
  private final String run = UUID.randomUUID().toString();
  private final Map<String, Integer> links = new ConcurrentHashMap<>();

  public ArrivalIds(TransportState state, Clock clock) {
    this.table = new StateTable(state, "arrival");
    this.clock = clock;
  }

  private record Arrival(String link, String since, int count, Instant at) {
    static Arrival read(String value) {
      List<String> fields = Fields.split(value);
      return new Arrival(
          fields.get(0),
          fields.get(1),
          Integer.parseInt(fields.get(2)),
          Instant.parse(fields.get(3)));
    }

    String text() {
      return Fields.joined(link, since, Integer.toString(count), at.toString());
    }
  }

  /** The link of a route is another one now. */
  public void relinked(String route) {
    links.merge(route, 1, Integer::sum);
  }

  /**
   * The id of a message.
   *
   * @param content equal for messages that are
   */
  public synchronized String next(String route, String content) {
    Instant now = clock.instant();
    String link = run + links.getOrDefault(route, 0);
    String key = Fields.joined(route, content);
    Optional<Arrival> known =
        table.get(key).map(Arrival::read).filter(each -> each.at().plus(SOON).isAfter(now));
    Arrival arrival =
        known
            .map(
                before ->
                    new Arrival(
                        link,
                        before.since(),
                        before.link().equals(link) ? before.count() + 1 : before.count(),
                        now))
            .orElseGet(() -> new Arrival(link, Long.toString(now.toEpochMilli()), 1, now));
    table.put(key, arrival.text(), now.plus(SOON));
    return content + "." + arrival.since() + "." + arrival.count();
  }
}
