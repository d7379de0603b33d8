package im.gangway.endtoend;

import im.gangway.peers.XmppClient;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smackx.muc.packet.MUCUser;

/** What a client sees of rooms and of the gateway. */
final class RoomSight {
  static final int OWN = 110;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(100);

  private RoomSight() {}

  /** Whether it is the own presence in the room, of this type. */
  static boolean isOwn(Stanza stanza, String room, Presence.Type type) {
    return stanza instanceof Presence presence
        && presence.getType() == type
        && isFrom(presence, room)
        && has(presence, OWN);
  }

  /** Whether a presence in a room has a status code. */
  static boolean has(Presence presence, int code) {
    MUCUser user = MUCUser.from(presence);
    return user != null && user.getStatus().stream().anyMatch(each -> each.getCode() == code);
  }

  /** Asks to be let into a room and returns the error for it. */
  static StanzaError refusal(XmppClient client, String room, String nick) {
    client.send(
        "<presence to='%s/%s'><x xmlns='http://jabber.org/protocol/muc'/></presence>"
            .formatted(room, nick));
    return client
        .expectPresence(
            "a refusal of " + room,
            each -> each.getType() == Presence.Type.error && isFrom(each, room))
        .getError();
  }

  /** Waits until the gateway is there again, after either end of its stream was gone. */
  static void awaitGateway(XmppClient client, String gateway) {
    Awaitility.await().atMost(PATIENCE).pollInterval(POLL).until(() -> isThere(client, gateway));
  }

  private static boolean isThere(XmppClient client, String gateway) {
    IQ answer = client.ask("get", gateway, "<ping xmlns='urn:xmpp:ping'/>");
    return answer.getType() == IQ.Type.result;
  }

  private static boolean isFrom(Presence presence, String room) {
    return presence.getFrom() != null && room.contentEquals(presence.getFrom().asBareJid());
  }
}
