package im.gangway.peers;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smackx.muc.packet.MUCUser;

/**
 * What a client learned by entering a room (XEP-0045 §7.2).
 *
 * @param nick the own nick, as the room gave it
 * @param occupants the nicks of everybody there, the own one included, in the order they came
 * @param codes the status codes of the own presence
 */
public record RoomEntry(String nick, List<String> occupants, Set<Integer> codes, String subject) {
  static RoomEntry of(List<Presence> occupants, String subject) {
    Presence own = occupants.get(occupants.size() - 1);
    Set<Integer> codes =
        MUCUser.from(own).getStatus().stream()
            .map(MUCUser.Status::getCode)
            .collect(Collectors.toCollection(TreeSet::new));
    return new RoomEntry(
        nick(own), occupants.stream().map(RoomEntry::nick).toList(), codes, subject);
  }

  private static String nick(Presence occupant) {
    return occupant.getFrom().getResourceOrEmpty().toString();
  }
}
