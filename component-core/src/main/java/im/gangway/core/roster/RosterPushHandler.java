package im.gangway.core.roster;

import im.gangway.core.address.JidText;
import im.gangway.core.address.TargetKind;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.handler.IqAnswer;
import im.gangway.core.handler.IqHandler;
import im.gangway.core.handler.IqRequest;
import im.gangway.core.privilege.Privileges;
import im.gangway.core.xml.Elements;
import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.Text;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.dom4j.Element;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;

/**
 * The server tells, to whom it lets read rosters, that a user's roster has changed (RFC 6121
 * §2.1.6). Only removals matter: names and groups are looked up when they are to be changed.
 */
final class RosterPushHandler implements IqHandler {
  private final Privileges privileges;

  RosterPushHandler(Privileges privileges) {
    this.privileges = privileges;
  }

  @Override
  public String namespace() {
    return RosterItem.NAMESPACE;
  }

  @Override
  public Set<IQ.Type> types() {
    return Set.of(IQ.Type.set);
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.GATEWAY);
  }

  /** The gateway has no roster that others could ask for. */
  @Override
  public Set<String> features() {
    return Set.of();
  }

  @Override
  public CompletionStage<IqAnswer> handle(IqRequest request) throws StanzaException {
    boolean fromServer = request.from().getResource() == null;
    if (!fromServer || privileges.of(request.from()).isEmpty()) {
      throw new StanzaException(Condition.SERVICE_UNAVAILABLE, Text.NONE);
    }
    Contacts contacts = Contacts.of(request.session());
    for (Element element : Elements.children(request.payload(), "item", RosterItem.NAMESPACE)) {
      RosterItem item = RosterItem.of(element);
      if (item.subscription().equals(RosterItem.REMOVE)) {
        jid(item).flatMap(contacts.book()::find).ifPresent(contacts.subscriptions()::removed);
      }
    }
    return IqAnswer.empty();
  }

  private static Optional<JID> jid(RosterItem item) {
    try {
      return Optional.of(JidText.parse(item.jid()));
    } catch (InvalidAddressException nobody) {
      return Optional.empty();
    }
  }
}
