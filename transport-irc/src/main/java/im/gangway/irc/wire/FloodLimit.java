package im.gangway.irc.wire;

/**
 * How fast a server lets one connection talk.
 *
 * @param burst lines that may go at once after a pause, at least 1
 * @param linesPerSecond lines after that; 0 means no limit at all
 */
public record FloodLimit(int burst, double linesPerSecond) {
  public static final FloodLimit NONE = new FloodLimit(1, 0);

  public FloodLimit {
    if (burst < 1 || !(linesPerSecond >= 0) || Double.isInfinite(linesPerSecond)) {
      throw new IllegalArgumentException(
          "A flood limit has a burst of at least 1 and 0 or more lines per second");
    }
  }

  boolean isNone() {
    return linesPerSecond == 0;
  }
}
