package im.gangway.core.room;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.xmpp.packet.JID;

/**
 * A resource's request to enter a room, not answered yet.
 *
 * @param id the id of the request, if it had one
 * @param answered fails with the reason why the room cannot be entered; done once it was entered,
 *     or the wish was withdrawn
 */
record Waiter(
    JID resource,
    String nick,
    HistoryWish history,
    Optional<String> id,
    CompletableFuture<Void> answered) {

  @SuppressWarnings("NullAway") // a stage of Void has no other value than null
  void done() {
    answered.complete(null);
  }
}
