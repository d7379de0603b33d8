package im.gangway.core.room;

import im.gangway.core.address.GatewayAddresses;
import im.gangway.core.address.TargetKind;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.IqAnswer;
import im.gangway.core.handler.IqHandler;
import im.gangway.core.handler.IqRequest;
import im.gangway.core.text.LegacyText;
import im.gangway.core.xml.Elements;
import im.gangway.transport.Occupant;
import im.gangway.transport.Text;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.dom4j.Element;
import org.xmpp.packet.IQ;

/**
 * Lists who has a role or an affiliation (XEP-0045 §8.5, §9.5), as far as that can be seen: those
 * who are in the room.
 */
final class RoomListHandler implements IqHandler {
  private static final int MAX_LISTED = 500;

  private final GatewayAddresses addresses;

  RoomListHandler(GatewayContext context) {
    this.addresses = context.addresses();
  }

  @Override
  public String namespace() {
    return MucNamespaces.ADMIN;
  }

  @Override
  public Set<IQ.Type> types() {
    return Set.of(IQ.Type.get);
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.ROOM);
  }

  @Override
  public Set<String> features() {
    return Set.of();
  }

  @Override
  public CompletionStage<IqAnswer> handle(IqRequest request) throws StanzaException {
    Room room = RoomGuard.require(request);
    List<Element> items = Elements.children(request.payload(), "item", MucNamespaces.ADMIN);
    if (items.size() != 1) {
      throw new StanzaException(Condition.BAD_REQUEST, Text.of(RoomListHandler.class, "one-list"));
    }
    String role = items.get(0).attributeValue("role");
    String affiliation = items.get(0).attributeValue("affiliation");
    if ((role == null) == (affiliation == null)) {
      throw new StanzaException(
          Condition.BAD_REQUEST, Text.of(RoomListHandler.class, "role-or-affiliation"));
    }
    return role != null ? byRole(room, role) : byAffiliation(room, String.valueOf(affiliation));
  }

  private CompletionStage<IqAnswer> byRole(Room room, String name) throws StanzaException {
    Occupant.Role role = StandingChanges.constant(Occupant.Role.class, name);
    return list(room, occupant -> occupant.role() == role, true);
  }

  private CompletionStage<IqAnswer> byAffiliation(Room room, String name) throws StanzaException {
    if (name.equals("outcast")) {
      throw new StanzaException(
          Condition.FEATURE_NOT_IMPLEMENTED, Text.of(RoomListHandler.class, "bans-unseen"));
    }
    Occupant.Affiliation affiliation = StandingChanges.constant(Occupant.Affiliation.class, name);
    return list(room, occupant -> occupant.affiliation() == affiliation, false);
  }

  private CompletionStage<IqAnswer> list(Room room, Predicate<Occupant> listed, boolean withRole)
      throws StanzaException {
    List<Occupant> found = room.occupants().stream().filter(listed).toList();
    if (found.size() > MAX_LISTED) {
      throw new StanzaException(
          Condition.RESOURCE_CONSTRAINT,
          Text.of(RoomListHandler.class, "list-too-long", found.size()));
    }
    Element query = Elements.create("query", MucNamespaces.ADMIN);
    found.forEach(occupant -> add(query, room, occupant, withRole));
    return IqAnswer.now(query);
  }

  private void add(Element query, Room room, Occupant occupant, boolean withRole) {
    Element item = Elements.add(query, "item");
    item.addAttribute("affiliation", RoomPresence.name(occupant.affiliation()));
    item.addAttribute("nick", LegacyText.clean(occupant.nick()));
    item.addAttribute(
        "jid",
        occupant
            .address()
            .map(addresses::of)
            .orElseGet(() -> addresses.occupant(room.address(), occupant.nick()))
            .toString());
    if (withRole) {
      item.addAttribute("role", RoomPresence.name(occupant.role()));
    }
  }
}
