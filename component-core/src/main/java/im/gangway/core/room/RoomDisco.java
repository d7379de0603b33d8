package im.gangway.core.room;

import im.gangway.core.address.TargetKind;
import im.gangway.core.disco.DiscoExtension;
import im.gangway.core.disco.DiscoInfo;
import im.gangway.core.disco.DiscoItem;
import im.gangway.core.disco.DiscoItems;
import im.gangway.core.disco.DiscoRequest;
import im.gangway.core.form.DataForm;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.text.LegacyText;
import im.gangway.transport.LegacyEvent.Subject;
import im.gangway.transport.Occupant;
import im.gangway.transport.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * What a room is, as far as the asking user sees it (XEP-0045 §6.4 to §6.6, §7.12): nobody who is
 * not in it is told who is.
 */
public final class RoomDisco implements DiscoExtension {
  private static final String OWN_NICK = "x-roomuser-item";
  private static final int MAX_LISTED = 500;

  private final GatewayContext context;

  public RoomDisco(GatewayContext context) {
    this.context = context;
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.ROOM);
  }

  @Override
  public boolean owns(String node) {
    return node.equals(OWN_NICK);
  }

  @Override
  public void describe(DiscoRequest request, DiscoInfo info) {
    Optional<Room> room = room(request);
    if (request.node().isPresent()) {
      room.ifPresent(known -> info.identity("conference", "text", known.ownNick()));
    } else {
      Locale language = request.session().language();
      room.ifPresent(known -> describe(known, info, language));
    }
  }

  private static void describe(Room room, DiscoInfo info, Locale language) {
    if (room.self().address().isPresent()) {
      info.feature("muc_nonanonymous");
    }
    DataForm form = DataForm.result(MucNamespaces.ROOM_INFO);
    String occupants = Integer.toString(room.occupants().size());
    form.field("muc#roominfo_occupants", "text-single", label("occupants", language), occupants);
    String subject = LegacyText.clean(room.subject().map(Subject::text).orElse(""));
    form.field("muc#roominfo_subject", "text-single", label("subject", language), subject);
    info.form(form.element());
  }

  private static String label(String key, Locale language) {
    return Text.of(RoomDisco.class, key).in(language);
  }

  @Override
  public CompletionStage<DiscoItems> items(DiscoRequest request) {
    return room(request)
        .filter(room -> room.occupants().size() <= MAX_LISTED)
        .map(room -> DiscoItems.now(items(room)))
        .orElseGet(DiscoItems::none);
  }

  private List<DiscoItem> items(Room room) {
    return room.occupants().stream().map(occupant -> item(room, occupant)).toList();
  }

  private DiscoItem item(Room room, Occupant occupant) {
    String nick = LegacyText.clean(occupant.nick());
    return new DiscoItem(context.addresses().occupant(room.address(), occupant.nick()), "", nick);
  }

  private static Optional<Room> room(DiscoRequest request) {
    return Rooms.joined(request.session(), Targets.room(request.target()), request.from());
  }
}
