package im.gangway.bench.sidebyside;

import im.gangway.bench.process.Measured;

/** The time and CPU time from its making on. */
final class Meter {
  private final Measured process;
  private final double cpuBefore;
  private final long nanosBefore = System.nanoTime();

  Meter(Measured process) {
    this.process = process;
    cpuBefore = process.cpuSeconds();
  }

  double cpuSeconds() {
    return process.cpuSeconds() - cpuBefore;
  }

  double seconds() {
    return (System.nanoTime() - nanosBefore) / 1e9;
  }
}
