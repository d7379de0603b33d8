package im.gangway.transport;

import java.util.function.DoubleSupplier;

/**
 * What a transport counts for the operator. Thread-safe.
 *
 * <p>Metrics get the prefix {@code gangway_TRANSPORT_} and the label {@code domain}. Names are of
 * lower-case letters, digits and underscores, with the unit at the end ({@code queue_bytes}, {@code
 * login_seconds}) and without {@code _total}. Values of labels come from small closed sets: never
 * users, addresses or texts of others. Ask for a metric once, at the start, and keep what is given:
 * that is what makes counting cheap.
 */
public interface TransportMetrics {

  /** Nobody looks. */
  TransportMetrics NONE =
      new TransportMetrics() {
        @Override
        public Counter counter(String name, String help, String... labels) {
          return amount -> {};
        }

        @Override
        public void gauge(String name, String help, DoubleSupplier value, String... labels) {}
      };

  /** Something that only grows. */
  @FunctionalInterface
  interface Counter {

    /** Adds an amount that is not negative; cheap enough for every line. */
    void add(long amount);

    /** Adds one. */
    default void increment() {
      add(1);
    }
  }

  /**
   * A counter.
   *
   * @param help what is counted, for the operator
   * @param labels names and values in turn; the names are the same whenever that counter is named
   * @throws IllegalArgumentException if the name or the labels cannot be used
   */
  Counter counter(String name, String help, String... labels);

  /**
   * A gauge.
   *
   * @param value asked whenever somebody looks, on any thread; must not block
   * @param labels as for a counter; a gauge that is there already is replaced
   * @throws IllegalArgumentException if the name or the labels cannot be used
   */
  void gauge(String name, String help, DoubleSupplier value, String... labels);
}
