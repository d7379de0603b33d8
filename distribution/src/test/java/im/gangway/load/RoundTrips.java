package im.gangway.load;

import im.gangway.scripted.ScriptedWorld;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.dom4j.Element;

/**
 * Users who talk in channels of their own at a steady pace; each message is watched from the moment
 * it is sent to the moment it comes back from IRC. Thread-safe.
 */
final class RoundTrips implements AutoCloseable {
  private static final int PACE_MILLIS = 2;

  private final ScriptedWorld world;
  private final List<Member> talkers;
  private final IntSupplier otherTraffic;
  private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();
  private final Map<String, Start> underway = new ConcurrentHashMap<>();
  private final List<Trip> trips = new ArrayList<>();
  private volatile int mostUnderway = Integer.MAX_VALUE;
  private int turn;

  private record Start(long nanos, int others) {}

  /**
   * A message and what became of it.
   *
   * @param nanos how long it took
   * @param overtaken how many stanzas of other traffic came between it and its reflection
   */
  record Trip(String id, long nanos, int overtaken) {}

  /**
   * @param otherTraffic counts the stanzas that have come for somebody else
   */
  RoundTrips(ScriptedWorld world, List<Member> talkers, IntSupplier otherTraffic) {
    this.world = world;
    this.talkers = talkers;
    this.otherTraffic = otherTraffic;
  }

  /** Nobody says more while so many messages have not come back, as patient people do. */
  RoundTrips patient(int most) {
    mostUnderway = most;
    return this;
  }

  void start() {
    clockwork.scheduleAtFixedRate(this::sayOne, 0, PACE_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Nobody says anything more; what is underway still comes. */
  void stop() throws InterruptedException {
    clockwork.shutdown();
    clockwork.awaitTermination(10, TimeUnit.SECONDS);
  }

  private void sayOne() {
    if (underway.size() >= mostUnderway) {
      return;
    }
    Member member = talkers.get(turn++ % talkers.size());
    String text = member.nextToSay();
    underway.put(text, new Start(System.nanoTime(), otherTraffic.getAsInt()));
    world
        .component()
        .send(
            "<message type='groupchat' from='%s' to='%s' id='%s'><body>%s</body></message>"
                .formatted(member.jid, member.room(), text, text));
  }

  /** Takes a stanza for one of the talkers. */
  void take(Element stanza) {
    Start start = underway.remove(stanza.attributeValue("id", ""));
    if (start != null) {
      long nanos = System.nanoTime() - start.nanos();
      add(new Trip(stanza.attributeValue("id"), nanos, otherTraffic.getAsInt() - start.others()));
    }
  }

  private synchronized void add(Trip trip) {
    trips.add(trip);
  }

  boolean isQuiet() {
    return underway.isEmpty();
  }

  synchronized List<Trip> finished() {
    return List.copyOf(trips);
  }

  /** Count, median, 99th percentile and maximum, for people. */
  static String describe(List<Trip> trips) {
    long[] sorted = trips.stream().mapToLong(Trip::nanos).sorted().toArray();
    return sorted.length == 0
        ? "none"
        : "%d round trips, median %.1f ms, 99%% within %.1f ms, longest %.1f ms"
            .formatted(
                sorted.length,
                millis(sorted, 0.5),
                millis(sorted, 0.99),
                Arrays.stream(sorted).max().orElse(0) / 1e6);
  }

  /** How many milliseconds 99 of 100 took at most. */
  static double ninetyNinth(List<Trip> trips) {
    return millis(trips.stream().mapToLong(Trip::nanos).sorted().toArray(), 0.99);
  }

  private static double millis(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, Math.round(share * sorted.length))] / 1e6;
  }

  @Override
  public void close() {
    clockwork.shutdownNow();
  }
}
