package im.gangway.core.operator;

import java.time.Duration;

/** Times as the operator reads them: the two largest units. */
final class Age {
  private Age() {}

  static String of(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < 60) {
      return seconds + "s";
    }
    if (seconds < 3_600) {
      return seconds / 60 + "m" + seconds % 60 + "s";
    }
    if (seconds < 86_400) {
      return seconds / 3_600 + "h" + seconds / 60 % 60 + "m";
    }
    return seconds / 86_400 + "d" + seconds / 3_600 % 24 + "h";
  }
}
