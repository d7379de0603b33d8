package im.gangway.peers;

/** Ends what still runs and deletes what still lies about when this JVM ends, by Ctrl-C too. */
final class Leftovers {
  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Leftovers::clear, "peers-leftovers"));
  }

  private Leftovers() {}

  /** Does nothing but load this class. */
  static void clearAtExit() {}

  private static void clear() {
    PeerProcess.killAll();
    WorkFolder.deleteAll();
  }
}
