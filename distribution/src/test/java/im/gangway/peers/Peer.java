package im.gangway.peers;

import java.nio.file.Path;

/** A server that a test starts, disturbs and stops. */
public interface Peer extends AutoCloseable {
  /** Returns the process behind it. */
  PeerProcess process();

  /** Starts it again after {@link #stop} or {@link #kill}, on the same ports with the same data. */
  default void startAgain() {
    process().startAgain();
  }

  /** Stops it politely. */
  default void stop() {
    process().stop();
  }

  /** Ends it as a crash would. */
  default void kill() {
    process().kill();
  }

  /** Stops and starts it. */
  default void restart() {
    process().restart();
  }

  /** Freezes it: its connections stay open and nothing moves on them. */
  default void suspend() {
    process().suspend();
  }

  /** Lets it run on after {@link #suspend}. */
  default void resume() {
    process().resume();
  }

  /** Returns the file that takes its output. */
  default Path log() {
    return process().log();
  }

  /** Stops it and deletes its folder. */
  @Override
  void close();
}
