package im.gangway.transport;

/**
 * Keeps all users of a domain away from an address that cannot be reached, but for one of them now
 * and then, who finds out whether it is back. So a dead network costs a few attempts to connect,
 * however many users it has. Thread-safe.
 */
public interface Circuit {
  /** Lets everybody try, as long as nobody counts. */
  Circuit NONE =
      new Circuit() {
        @Override
        public boolean enter() {
          return true;
        }

        @Override
        public void reached() {}

        @Override
        public void unreachable() {}

        @Override
        public void leave() {}
      };

  /**
   * Whether an attempt to connect may begin now; otherwise it fails as {@link
   * FailureReason#NETWORK_UNREACHABLE} without a try. After true, exactly one of the other methods
   * is called.
   */
  boolean enter();

  /** The address has answered, whatever it said. */
  void reached();

  /** It has not. */
  void unreachable();

  /** The attempt has ended in a way that says nothing about the address. */
  void leave();
}
