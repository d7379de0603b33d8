package im.gangway.bench.sidebyside;

/**
 * How much load a round has.
 *
 * @param users who are connected
 * @param talkers how many of them talk in the measurements of messages
 * @param warmUp messages in each direction before anything is measured
 * @param messages messages measured in each direction
 * @param listeners members of the channel of the fan-out
 * @param members members of the big channel
 * @param idleSeconds how long the idle time is
 */
record Load(
    int users, int talkers, int warmUp, int messages, int listeners, int members, int idleSeconds) {
  /** What the issue asks for. */
  static final Load FULL = new Load(1_000, 100, 500_000, 300_000, 200, 20_000, 60);

  /** Enough to see that everything works. */
  static final Load QUICK = new Load(50, 10, 500, 500, 20, 1_000, 2);

  /** How many messages of one talker are under way at a time. */
  static final int WINDOW = 10;

  /** The messages after the start that are measured by themselves, before any warming up. */
  static final int FIRST = 10_000;

  static final int FAN_OUT_MESSAGES = 100;
  static final int BIG_JOINS = 3;
  static final int ROUND_TRIPS = 1_000;

  Load withUsers(int number) {
    return new Load(number, talkers, warmUp, messages, listeners, members, idleSeconds);
  }

  Load withWarmUp(int number) {
    return new Load(users, talkers, number, messages, listeners, members, idleSeconds);
  }

  Load withMessages(int number) {
    return new Load(users, talkers, warmUp, number, listeners, members, idleSeconds);
  }

  Load withIdleSeconds(int seconds) {
    return new Load(users, talkers, warmUp, messages, listeners, members, seconds);
  }
}
