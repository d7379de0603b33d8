package im.gangway.core.handler;

import im.gangway.core.address.Target;
import im.gangway.core.session.UserSession;
import org.dom4j.Element;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;

/** A request that a handler answers. */
public record IqRequest(IQ stanza, Element payload, Target target, UserSession session) {

  /** Who asks, with resource. */
  public JID from() {
    return stanza.getFrom();
  }

  /** What was asked. */
  public JID to() {
    return stanza.getTo();
  }
}
