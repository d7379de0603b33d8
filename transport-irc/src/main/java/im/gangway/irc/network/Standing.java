package im.gangway.irc.network;

import im.gangway.irc.line.PrefixModes;
import im.gangway.transport.Occupant.Affiliation;
import im.gangway.transport.Occupant.Role;

/**
 * What a member's ranks mean in a room: q, a and whatever is above o own it, o administers it, h
 * moderates it, v is a member, nothing is nothing.
 */
record Standing(Role role, Affiliation affiliation) {
  private static final Standing PLAIN = new Standing(Role.PARTICIPANT, Affiliation.NONE);
  private static final Standing VOICE = new Standing(Role.PARTICIPANT, Affiliation.MEMBER);
  private static final Standing HALF = new Standing(Role.MODERATOR, Affiliation.MEMBER);
  private static final Standing ADMIN = new Standing(Role.MODERATOR, Affiliation.ADMIN);
  private static final Standing OWNER = new Standing(Role.MODERATOR, Affiliation.OWNER);

  static Standing of(String modes, PrefixModes prefixes) {
    char highest = prefixes.highest(modes);
    if (highest == '\0') {
      return PLAIN;
    }
    int rank = prefixes.rank(highest);
    if (rank >= prefixes.rank('v')) {
      return VOICE;
    }
    if (rank == prefixes.rank('o')) {
      return ADMIN;
    }
    return rank < prefixes.rank('o') ? OWNER : HALF;
  }
}
