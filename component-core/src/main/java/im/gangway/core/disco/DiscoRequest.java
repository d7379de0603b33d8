package im.gangway.core.disco;

import im.gangway.core.address.Target;
import im.gangway.core.handler.IqRequest;
import im.gangway.core.session.UserSession;
import java.util.Optional;
import org.dom4j.Element;
import org.xmpp.packet.JID;

/** A question of service discovery. */
public record DiscoRequest(IqRequest request) {

  /** The node asked for; an empty one is none. */
  public Optional<String> node() {
    return Optional.ofNullable(payload().attributeValue("node")).filter(node -> !node.isEmpty());
  }

  /** Who asks, with resource. */
  public JID from() {
    return request.from();
  }

  /** What was asked. */
  public JID to() {
    return request.to();
  }

  /** What the asked JID names. */
  public Target target() {
    return request.target();
  }

  /** The session of the asking user. */
  public UserSession session() {
    return request.session();
  }

  Element payload() {
    return request.payload();
  }
}
