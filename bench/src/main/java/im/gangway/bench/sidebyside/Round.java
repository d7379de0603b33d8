package im.gangway.bench.sidebyside;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** All measurements with one program, from its start to its end. */
final class Round {
  private static final long SETTLING_MILLIS = 15_000;
  private static final double MICROS = 1e6;

  private final Site site;
  private final Load load;
  private final Map<Row, Double> figures = new EnumMap<>(Row.class);

  private Round(Site site, Load load) {
    this.site = site;
    this.load = load;
  }

  static Map<Row, Double> play(Program program, Load load) throws Exception {
    try (Site site = Site.start(program, load.users())) {
      Round round = new Round(site, load);
      round.rest();
      round.join();
      round.idle();
      round.talk();
      round.roundTrips();
      round.fanOut();
      round.bigChannel();
      round.figures.put(Row.END_RSS, site.process().residentMebibytes());
      return round.figures;
    }
  }

  private void rest() throws InterruptedException {
    Thread.sleep(SETTLING_MILLIS);
    figures.put(Row.REST_RSS, site.process().residentMebibytes());
  }

  private List<Person> people(int count) {
    return IntStream.range(0, count).mapToObj(Person::of).toList();
  }

  private void join() throws InterruptedException {
    Meter meter = new Meter(site.process());
    new Joins(site).enter(people(load.users()), Person::channel);
    figures.put(Row.JOIN_CPU, meter.cpuSeconds() / load.users() * 1_000);
    figures.put(Row.JOIN_TIME, meter.seconds());
  }

  /** The servers' pings come in the middle of it. */
  private void idle() throws InterruptedException {
    Thread.sleep(SETTLING_MILLIS);
    double grown = site.process().residentMebibytes() - figures.getOrDefault(Row.REST_RSS, 0.0);
    figures.put(Row.USER_RSS, grown * 1024 / load.users());
    Meter meter = new Meter(site.process());
    Thread.sleep(load.idleSeconds() * 500L);
    site.irc().pingAll();
    Thread.sleep(load.idleSeconds() * 500L);
    figures.put(Row.IDLE_CPU, meter.cpuSeconds() / meter.seconds() * 100);
  }

  private void talk() throws InterruptedException {
    Talk talk = new Talk(site, load.talkers());
    Meter first = new Meter(site.process());
    int cold = Math.min(Load.FIRST, load.warmUp());
    talk.toIrc(cold);
    figures.put(Row.COLD_CPU, first.cpuSeconds() / cold * MICROS);
    talk.fromIrc(load.warmUp());
    talk.toIrc(load.warmUp());

    Meter out = new Meter(site.process());
    talk.toIrc(load.messages());
    figures.put(Row.TO_IRC_CPU, out.cpuSeconds() / load.messages() * MICROS);
    figures.put(Row.TO_IRC_RATE, load.messages() / out.seconds());

    Meter in = new Meter(site.process());
    talk.fromIrc(load.messages());
    figures.put(Row.FROM_IRC_CPU, in.cpuSeconds() / load.messages() * MICROS);
    figures.put(Row.FROM_IRC_RATE, load.messages() / in.seconds());
  }

  private void roundTrips() throws InterruptedException {
    long[] sorted = new RoundTrips(site, load.talkers()).run(Load.ROUND_TRIPS);
    figures.put(Row.TRIP_P50, sorted[sorted.length / 2] / MICROS);
    figures.put(Row.TRIP_P99, sorted[sorted.length * 99 / 100] / MICROS);
  }

  private void fanOut() throws InterruptedException {
    new Joins(site).enter(people(load.listeners()), FanOut::channel);
    Meter meter = new Meter(site.process());
    new FanOut(site).run(load.listeners(), Load.FAN_OUT_MESSAGES);
    int copies = load.listeners() * Load.FAN_OUT_MESSAGES;
    figures.put(Row.FAN_OUT_CPU, meter.cpuSeconds() / copies * MICROS);
    figures.put(Row.FAN_OUT_RATE, copies / meter.seconds());
  }

  private void bigChannel() throws InterruptedException {
    site.irc().populate("#big", load.members());
    Meter meter = new Meter(site.process());
    for (int i = 0; i < Load.BIG_JOINS; i++) {
      new Joins(site).enter(List.of(Person.of(load.listeners() + i)), person -> "#big");
    }
    figures.put(Row.BIG_CPU, meter.cpuSeconds() / Load.BIG_JOINS * 1_000);
    figures.put(Row.BIG_TIME, meter.seconds() / Load.BIG_JOINS * 1_000);
  }
}
