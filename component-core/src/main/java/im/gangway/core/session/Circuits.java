package im.gangway.core.session;

import im.gangway.core.metrics.MetricScope;
import im.gangway.transport.Circuit;
import im.gangway.transport.TransportMetrics.Counter;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The circuits of one domain, by address: they are remembered only while there is trouble. The log
 * has a line when one opens and one when it closes. Thread-safe.
 */
public final class Circuits {
  private static final Logger log = LoggerFactory.getLogger(Circuits.class);
  private static final int MOST = 10_000;

  private final String domain;
  private final Clock clock;
  private final DoubleSupplier random;
  private final Counter refusals;
  private final Map<String, AddressCircuit> troubled = new HashMap<>();

  /**
   * @param random from 0 to 1, so that not everything happens at once
   */
  public Circuits(String domain, Clock clock, DoubleSupplier random, MetricScope metrics) {
    this.domain = domain;
    this.clock = clock;
    this.random = random;
    this.refusals =
        metrics.counter(
            "circuit_refusals", "Attempts to connect that were not begun, as others had failed.");
    metrics.gauge(
        "circuits_open",
        "Addresses of the legacy service that cannot be reached at present.",
        () -> open().size());
  }

  /** The circuit of an address. */
  public Circuit of(String address) {
    return new OfAddress(address);
  }

  private final class OfAddress implements Circuit {
    private final String address;

    OfAddress(String address) {
      this.address = address;
    }

    @Override
    public boolean enter() {
      boolean allowed = mayEnter(address);
      if (!allowed) {
        refusals.increment();
      }
      return allowed;
    }

    @Override
    public void reached() {
      close(address);
    }

    @Override
    public void unreachable() {
      fail(address);
    }

    @Override
    public void leave() {
      left(address);
    }
  }

  /** The addresses that cannot be reached, in order. */
  public synchronized List<String> open() {
    return troubled.entrySet().stream()
        .filter(entry -> entry.getValue().isOpen())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** The next attempt at each address may begin at once, as the operator wants. */
  public synchronized void tryNow() {
    troubled.values().forEach(circuit -> circuit.endPause(clock.instant()));
  }

  private synchronized boolean mayEnter(String address) {
    AddressCircuit circuit = troubled.get(address);
    return circuit == null || circuit.enter(clock.instant());
  }

  private synchronized void left(String address) {
    AddressCircuit circuit = troubled.get(address);
    if (circuit != null) {
      circuit.left(clock.instant());
    }
  }

  private synchronized void fail(String address) {
    if (troubled.size() >= MOST && !troubled.containsKey(address)) {
      troubled.values().removeIf(circuit -> !circuit.isOpen());
    }
    if (troubled.size() >= MOST && !troubled.containsKey(address)) {
      return;
    }
    AddressCircuit circuit =
        troubled.computeIfAbsent(address, unused -> new AddressCircuit(random));
    if (circuit.failed(clock.instant())) {
      log.warn(
          "{} cannot be reached: users of {} wait, and one at a time tries again", address, domain);
    }
  }

  private synchronized void close(String address) {
    AddressCircuit circuit = troubled.remove(address);
    if (circuit != null && circuit.isOpen()) {
      long seconds = Duration.between(circuit.since(), clock.instant()).toSeconds();
      log.warn("{} can be reached again from {}, after {} s", address, domain, seconds);
    }
  }
}
