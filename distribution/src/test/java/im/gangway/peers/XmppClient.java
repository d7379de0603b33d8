package im.gangway.peers;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smackx.muc.packet.MUCUser;
import org.jxmpp.jid.parts.Resourcepart;
import org.jxmpp.stringprep.XmppStringprepException;

/**
 * A person's XMPP client: Smack for the connection, the login and the reading, and stanzas written
 * as text, so that a test shows what it sends.
 */
public final class XmppClient implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int SELF_PRESENCE = 110;

  static {
    SmackSetup.ensure();
  }

  /** Whether a stanza went out or came in. */
  public enum Direction {
    /** Sent by this client. */
    OUT,
    /** Received by this client. */
    IN
  }

  private final XMPPTCPConnection connection;
  private final Arrivals<Stanza> arrivals;
  private final List<BiConsumer<Direction, String>> listeners = new CopyOnWriteArrayList<>();

  private XmppClient(XMPPTCPConnectionConfiguration configuration, String user) {
    connection = new XMPPTCPConnection(configuration);
    connection.setReplyTimeout(LIMIT.toMillis());
    arrivals = new Arrivals<>(user);
    connection.addSyncStanzaListener(this::receive, every -> true);
  }

  /** Logs an account of the server in and becomes available. */
  public static XmppClient login(XmppServer server, String user, String resource) {
    try {
      XmppClient client = new XmppClient(configuration(server, user, resource), user);
      client.connection.connect();
      client.connection.login();
      return client;
    } catch (IOException | SmackException | XMPPException e) {
      throw new IllegalStateException("Cannot log " + user + " in", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Calls the listener with each stanza that was sent by {@link #send} or came in. */
  public void onStanza(BiConsumer<Direction, String> listener) {
    listeners.add(listener);
  }

  /** Returns the full JID. */
  public String jid() {
    return connection.getUser().toString();
  }

  /** Sends one stanza as it is written here. */
  public void send(String stanza) {
    try {
      listeners.forEach(listener -> listener.accept(Direction.OUT, stanza));
      connection.sendNonza(new RawStanza(stanza));
    } catch (SmackException.NotConnectedException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends an IQ request with this payload and returns the result or the error. */
  public IQ ask(String type, String to, String payload) {
    String id = newId();
    send("<iq type='%s' to='%s' id='%s'>%s</iq>".formatted(type, XmlText.escape(to), id, payload));
    return (IQ)
        expect(
            "an answer of " + to,
            stanza -> stanza instanceof IQ iq && iq.isResponseIQ() && id.equals(iq.getStanzaId()));
  }

  /** Enters a room and returns what was there, once the own presence (110) has come. */
  public RoomEntry joinRoom(String room, String nick) {
    send(
        "<presence to='%s'><x xmlns='http://jabber.org/protocol/muc'/></presence>"
            .formatted(XmlText.escape(room + "/" + nick)));
    List<Presence> occupants = new ArrayList<>();
    while (occupants.isEmpty() || !isOwn(occupants.get(occupants.size() - 1))) {
      Presence next = expectPresence("presence from " + room, each -> isFrom(each, room));
      if (next.getType() == Presence.Type.error) {
        throw new AssertionError("Not let into " + room + ": " + next.toXML());
      }
      occupants.add(next);
    }
    Message subject =
        expectMessage(
            "the subject of " + room, each -> isFrom(each, room) && each.getSubject() != null);
    return RoomEntry.of(occupants, subject.getSubject());
  }

  /** Sends a message to a room and returns its id. */
  public String say(String room, String body) {
    return message("groupchat", room, body);
  }

  /** Sends a message to a person, or to an occupant's JID, and returns its id. */
  public String whisper(String to, String body) {
    return message("chat", to, body);
  }

  /** Asks the room for another nick. */
  public void changeNick(String room, String nick) {
    send("<presence to='%s'/>".formatted(XmlText.escape(room + "/" + nick)));
  }

  /** Leaves a room. */
  public void leave(String room, String nick) {
    send("<presence type='unavailable' to='%s'/>".formatted(XmlText.escape(room + "/" + nick)));
  }

  /** Waits for a stanza that matches and takes it; {@code what} names it if it stays away. */
  public Stanza expect(String what, Predicate<Stanza> wanted) {
    return arrivals.take(what, wanted, LIMIT);
  }

  /** Waits for a message that matches and takes it. */
  public Message expectMessage(String what, Predicate<Message> wanted) {
    return (Message) expect(what, each -> each instanceof Message m && wanted.test(m));
  }

  /** Waits for a message with this sender and body. */
  public Message expectMessage(String from, String body) {
    return expectMessage(
        "'" + body + "' from " + from,
        each -> from.contentEquals(String.valueOf(each.getFrom())) && body.equals(each.getBody()));
  }

  /** Waits for a presence that matches and takes it. */
  public Presence expectPresence(String what, Predicate<Presence> wanted) {
    return (Presence) expect(what, each -> each instanceof Presence p && wanted.test(p));
  }

  /** Returns the stanzas that nobody has waited for yet. */
  public List<Stanza> unread() {
    return arrivals.unread();
  }

  /** Forgets the stanzas that nobody has waited for. */
  public void forget() {
    arrivals.forget();
  }

  /** Breaks the connection without a word, as a lost network does. */
  public void drop() {
    connection.instantShutdown();
  }

  /** Logs out. */
  @Override
  public void close() {
    connection.disconnect();
  }

  static boolean isFrom(Stanza stanza, String room) {
    return stanza.getFrom() != null && room.contentEquals(stanza.getFrom().asBareJid());
  }

  private static boolean isOwn(Presence presence) {
    MUCUser user = MUCUser.from(presence);
    return user != null
        && user.getStatus().stream().anyMatch(each -> each.getCode() == SELF_PRESENCE);
  }

  private String message(String type, String to, String body) {
    String id = newId();
    send(
        "<message type='%s' to='%s' id='%s'><body>%s</body></message>"
            .formatted(type, XmlText.escape(to), id, XmlText.escape(body)));
    return id;
  }

  private void receive(Stanza stanza) {
    String xml = stanza.toXML().toString();
    listeners.forEach(listener -> listener.accept(Direction.IN, xml));
    arrivals.add(stanza);
  }

  private static String newId() {
    return UUID.randomUUID().toString().substring(0, 8);
  }

  private static XMPPTCPConnectionConfiguration configuration(
      XmppServer server, String user, String resource) throws XmppStringprepException {
    return XMPPTCPConnectionConfiguration.builder()
        .setXmppDomain(server.domain())
        .setHostAddress(InetAddress.getLoopbackAddress())
        .setPort(server.clientPort())
        .setUsernameAndPassword(user, XmppServer.PASSWORD)
        .setResource(Resourcepart.from(resource))
        .setSecurityMode(SecurityMode.disabled)
        .setCompressionEnabled(false)
        .build();
  }
}
