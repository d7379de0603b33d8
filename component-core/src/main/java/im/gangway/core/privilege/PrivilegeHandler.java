package im.gangway.core.privilege;

import im.gangway.core.address.TargetKind;
import im.gangway.core.handler.MessageHandler;
import im.gangway.core.handler.MessageRequest;
import im.gangway.core.handler.StanzaTypes;
import im.gangway.core.xml.Elements;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dom4j.Element;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.Message;

/**
 * The server's advertisement of what the gateway may do (XEP-0356 §4.2); nobody else's counts, and
 * nothing that somebody wraps in such an element is ever done.
 */
public final class PrivilegeHandler implements MessageHandler {
  private static final Logger log = LoggerFactory.getLogger(PrivilegeHandler.class);
  private final Privileges privileges;

  public PrivilegeHandler(Privileges privileges) {
    this.privileges = privileges;
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.GATEWAY);
  }

  @Override
  public boolean handles(Message message) {
    return !StanzaTypes.is(message, Message.Type.error)
        && advertisement(message).isPresent()
        && privileges.isServer(message.getFrom());
  }

  @Override
  public CompletionStage<Void> handle(MessageRequest request) {
    Privilege privilege = advertisement(request.stanza()).map(Privilege::of).orElseThrow();
    log.info("The server grants: {}", privilege);
    privileges.grant(privilege);
    return CompletableFuture.completedFuture(null);
  }

  private static Optional<Element> advertisement(Message message) {
    return Privilege.NAMESPACES.stream()
        .flatMap(each -> Elements.children(message.getElement(), "privilege", each).stream())
        .findFirst();
  }
}
