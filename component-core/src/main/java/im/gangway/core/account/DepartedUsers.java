package im.gangway.core.account;

import im.gangway.transport.TransportState;
import im.gangway.transport.TransportState.Change;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Users who were removed from one domain while no gateway ran: noted among what its transport
 * keeps, so that the transport hears of them at the next start. Thread-safe.
 */
public final class DepartedUsers {
  private static final Logger log = LoggerFactory.getLogger(DepartedUsers.class);

  /** A transport's own tables have names of letters. */
  private static final String TABLE = "#departed";

  private static final int MOST = 10_000;

  private final TransportState state;

  /** Those of the domain whose transport keeps this. */
  public DepartedUsers(TransportState state) {
    this.state = state;
  }

  /** Notes a bare JID; done when that is committed. */
  public CompletionStage<Void> note(String user) {
    return state.change(List.of(new Change.Put(TABLE, user, "", Optional.empty())));
  }

  /**
   * Names each bare JID that was noted, and forgets it.
   *
   * @param hears called on a thread of the store; must return at once
   */
  public void tell(Consumer<String> hears) {
    state
        .find(TABLE, "", MOST)
        .thenCompose(
            users -> {
              users.keySet().forEach(hears);
              return state.change(
                  users.keySet().stream()
                      .map(user -> (Change) new Change.Remove(TABLE, user))
                      .toList());
            })
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                log.warn("Who was removed while no gateway ran is told again: {}", failure + "");
              }
            });
  }
}
