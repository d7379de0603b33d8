package im.gangway.core.presence;

import im.gangway.core.address.TargetKind;
import im.gangway.core.disco.Capabilities;
import im.gangway.core.error.StanzaError;
import im.gangway.core.error.StanzaErrors;
import im.gangway.core.session.UserSession;
import im.gangway.core.text.Languages;
import im.gangway.core.xml.StanzaIds;
import im.gangway.transport.Text;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Presence;

/** What the gateway itself says to one user. Confined to the user's mailbox. */
final class GatewayVoice {
  private final UserSession session;
  private final Capabilities capabilities;
  private final JID gateway;
  private boolean refusalExpected;

  GatewayVoice(UserSession session, Capabilities capabilities) {
    this.session = session;
    this.capabilities = capabilities;
    this.gateway = new JID(null, session.domain(), null, true);
  }

  void available(JID to) {
    Presence presence = new Presence();
    capabilities.addTo(presence, TargetKind.GATEWAY);
    send(presence, to);
  }

  void connecting(JID to) {
    notYet(to, Text.of(GatewayVoice.class, "connecting"));
  }

  /** Others are logged in first. */
  void queued(JID to) {
    notYet(to, Text.of(GatewayVoice.class, "queued"));
  }

  private void notYet(JID to, Text status) {
    Presence presence = new Presence();
    presence.setShow(Presence.Show.xa);
    tell(presence, status);
    capabilities.addTo(presence, TargetKind.GATEWAY);
    send(presence, to);
  }

  void unavailable(JID to, Text why) {
    Presence presence = new Presence(Presence.Type.unavailable);
    if (!why.isEmpty()) {
      tell(presence, why);
    }
    send(presence, to);
  }

  /** One of the types that ask for a subscription or answer that; to the user, not a resource. */
  void subscription(Presence.Type type) {
    send(new Presence(type), session.user());
  }

  /** The server may still say that there is no subscription, which has just been asked for. */
  void expectRefusal() {
    refusalExpected = true;
  }

  /** Whether the refusal that has come is the one expected; the next one is not. */
  boolean isRefusalExpected() {
    boolean expected = refusalExpected;
    refusalExpected = false;
    return expected;
  }

  /** A presence error that nobody's stanza caused, such as a failed login is. */
  void error(JID to, StanzaError error) {
    Presence presence = new Presence(Presence.Type.error);
    presence.getElement().add(StanzaErrors.element(error, session.language()));
    send(presence, to);
  }

  void say(Text text) {
    Message message = new Message();
    message.setType(Message.Type.chat);
    message.setID(StanzaIds.next());
    message.setFrom(gateway);
    message.setTo(session.user());
    message.setBody(text.in(session.language()));
    Languages.mark(message.getElement(), text, session.language());
    session.send(message);
  }

  private void tell(Presence presence, Text status) {
    presence.setStatus(status.in(session.language()));
    Languages.mark(presence.getElement(), status, session.language());
  }

  private void send(Presence presence, JID to) {
    presence.setFrom(gateway);
    presence.setTo(to);
    session.send(presence);
  }
}
