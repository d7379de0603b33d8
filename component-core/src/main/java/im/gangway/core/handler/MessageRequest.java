package im.gangway.core.handler;

import im.gangway.core.address.Target;
import im.gangway.core.session.UserSession;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;

/** A message that a handler handles. */
public record MessageRequest(Message stanza, Target target, UserSession session) {

  /** Who sent it, with resource. */
  public JID from() {
    return stanza.getFrom();
  }

  /** To what it is directed. */
  public JID to() {
    return stanza.getTo();
  }
}
