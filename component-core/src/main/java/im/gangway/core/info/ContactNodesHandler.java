package im.gangway.core.info;

import im.gangway.core.address.Target;
import im.gangway.core.address.TargetKind;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaError;
import im.gangway.core.error.StanzaException;
import im.gangway.core.handler.IqAnswer;
import im.gangway.core.handler.IqHandler;
import im.gangway.core.handler.IqRequest;
import im.gangway.core.xml.Elements;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.Profile;
import im.gangway.transport.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.IQ;

/**
 * A contact's nick (XEP-0172) and avatar (XEP-0084) as items of personal eventing (XEP-0163), for
 * clients that ask for them; where the network tells who people are.
 */
public final class ContactNodesHandler implements IqHandler {
  private static final String PUBSUB = "http://jabber.org/protocol/pubsub";
  private static final String ERRORS = PUBSUB + "#errors";
  private static final List<ContactNode> NODES =
      List.of(ContactNode.NICK, ContactNode.AVATAR_METADATA, ContactNode.AVATAR_DATA);

  @Override
  public String namespace() {
    return PUBSUB;
  }

  @Override
  public String element() {
    return "pubsub";
  }

  @Override
  public Set<IQ.Type> types() {
    return Set.of(IQ.Type.get);
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.CONTACT);
  }

  @Override
  public Set<String> features() {
    return Set.of(PUBSUB + "#retrieve-items");
  }

  @Override
  public CompletionStage<IqAnswer> handle(IqRequest request) throws StanzaException {
    Element items = Elements.child(request.payload(), "items", PUBSUB);
    if (items == null) {
      throw new StanzaException(unsupported());
    }
    ContactNode node = node(items.attributeValue("node"));
    LegacyAddress contact = ((Target.Contact) request.target()).address();
    Optional<String> wanted =
        Optional.ofNullable(Elements.child(items, "item", PUBSUB))
            .map(item -> item.attributeValue("id", ""));
    return ContactProfiles.of(request, contact)
        .thenApply(profile -> IqAnswer.of(answer(node, profile, wanted)));
  }

  private static ContactNode node(@Nullable String name) throws StanzaException {
    return NODES.stream()
        .filter(node -> node.uri().equals(name))
        .findFirst()
        .orElseThrow(ContactProfiles::unknown);
  }

  /** A node that is not there is none; an item that is not there leaves the list empty (§6.5.9). */
  private static Element answer(ContactNode node, Profile profile, Optional<String> wanted) {
    ContactNode.Item item =
        node.item(profile).orElseThrow(() -> new CompletionException(ContactProfiles.unknown()));
    Element pubsub = Elements.create("pubsub", PUBSUB);
    Element items = Elements.add(pubsub, "items");
    items.addAttribute("node", node.uri());
    if (wanted.isEmpty() || wanted.get().equals(item.id())) {
      Element shown = Elements.add(items, "item");
      shown.addAttribute("id", item.id());
      shown.add(item.payload());
    }
    return pubsub;
  }

  private static StanzaError unsupported() {
    Element what = Elements.create("unsupported", ERRORS);
    return StanzaError.of(Condition.FEATURE_NOT_IMPLEMENTED, Text.NONE).with(what);
  }
}
