package im.gangway.core.metrics;

/** Says how often something was done and how long that took. Thread-safe. */
@FunctionalInterface
public interface Durations {

  /** So far. */
  Sum sum();

  /** How often, and how long altogether. */
  record Sum(long count, double seconds) {}
}
