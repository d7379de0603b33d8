package im.gangway.endtoend;

import im.gangway.peers.XmppClient;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;

/** People lose their room and come back to it by themselves. */
final class Return {
  /** How long it may take once the IRC server is there again. */
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private static final Duration POLL = Duration.ofMillis(20);

  private Return() {}

  /** Waits until all have been told that they are out. */
  static void expectLoss(String room, XmppClient... clients) {
    for (XmppClient client : clients) {
      client.expect(
          "the loss of " + room, each -> RoomSight.isOwn(each, room, Presence.Type.unavailable));
    }
  }

  /** Waits until all have been told that they are in again; returns how long that took. */
  static Duration await(String room, XmppClient... clients) {
    long start = System.nanoTime();
    Predicate<Stanza> in = each -> RoomSight.isOwn(each, room, Presence.Type.available);
    Awaitility.await("all are back in " + room)
        .atMost(LIMIT)
        .pollInterval(POLL)
        .until(
            () ->
                List.of(clients).stream()
                    .allMatch(client -> client.unread().stream().anyMatch(in)));
    return Duration.ofMillis((System.nanoTime() - start) / 1_000_000);
  }
}
