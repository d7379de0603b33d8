package im.gangway.hostile;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** How much of the heap is in use by what is still reachable. */
final class LiveHeap {
  private static final int COLLECTIONS = 4;
  private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

  private LiveHeap() {}

  /** In bytes; the least of some collections, since one leaves what others only then let go. */
  static long bytes() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      MEMORY.gc();
      least = Math.min(least, MEMORY.getHeapMemoryUsage().getUsed());
    }
    return least;
  }
}
