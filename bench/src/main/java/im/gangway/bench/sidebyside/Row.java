package im.gangway.bench.sidebyside;

/** A line of the table; the bar is what the ratio Gangway/biboumi should be at most, as text. */
enum Row {
  JOIN_CPU("join of all users: CPU, ms a user", ""),
  JOIN_TIME("join of all users: seconds until all have entered", ""),
  TO_IRC_CPU("user → IRC: CPU, µs a message", "≤ 0.4"),
  TO_IRC_RATE("user → IRC: messages/s (more is better)", ""),
  FROM_IRC_CPU("IRC → user: CPU, µs a message", "≤ 0.4"),
  FROM_IRC_RATE("IRC → user: messages/s (more is better)", ""),
  COLD_CPU("user → IRC, the very first messages: CPU, µs a message", ""),
  TRIP_P50("round trip at 200 a second: p50, ms", ""),
  TRIP_P99("round trip at 200 a second: p99, ms", ""),
  FAN_OUT_CPU("fan-out: CPU, µs a copy", ""),
  FAN_OUT_RATE("fan-out: copies/s (more is better)", ""),
  BIG_CPU("big channel: CPU, ms a join", "≤ 0.25"),
  BIG_TIME("big channel: ms a join", ""),
  IDLE_CPU("idle, all users connected: CPU, % of a core", "≤ 0.15"),
  REST_RSS("RSS at rest, MiB", "≤ 96 MiB"),
  USER_RSS("RSS, KiB a user", "≤ 3"),
  END_RSS("RSS at the end, MiB", "");

  final String words;
  final String bar;

  Row(String words, String bar) {
    this.words = words;
    this.bar = bar;
  }
}
