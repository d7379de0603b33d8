package im.gangway.irc.network;

import im.gangway.irc.line.ModeChange;
import im.gangway.irc.line.PrefixModes;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Occupant.Affiliation;
import im.gangway.transport.Occupant.Role;
import im.gangway.transport.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which modes give a member another standing: the rank that is wanted is set, what is above it is
 * taken back, unless it is the highest. What the member has or lacks already is left out.
 */
final class StandingChange {
  private static final char NO_RANK = '\0';

  private final PrefixModes prefixes;
  private final Member member;

  StandingChange(PrefixModes prefixes, Member member) {
    this.prefixes = prefixes;
    this.member = member;
  }

  /** The changes, perhaps none. */
  List<ModeChange> changes(@Nullable Role role, @Nullable Affiliation affiliation)
      throws LegacyException {
    if (affiliation != null) {
      return to(rank(affiliation));
    }
    return role == null ? List.of() : changes(role);
  }

  private List<ModeChange> changes(Role role) throws LegacyException {
    return switch (role) {
      case VISITOR -> to(NO_RANK);
      case PARTICIPANT -> to(required("v"));
      case MODERATOR -> isModerator() ? List.of() : to(required("ho"));
    };
  }

  private boolean isModerator() {
    return Standing.of(member.modes(), prefixes).role() == Role.MODERATOR;
  }

  private char rank(Affiliation affiliation) throws LegacyException {
    return switch (affiliation) {
      case NONE -> NO_RANK;
      case MEMBER -> required("v");
      case ADMIN -> required("o");
      case OWNER -> required("aq");
    };
  }

  /** The first of these ranks that the network has. */
  private char required(String ranks) throws LegacyException {
    for (char rank : ranks.toCharArray()) {
      if (prefixes.isMode(rank)) {
        return rank;
      }
    }
    throw new LegacyException(FailureReason.UNSUPPORTED, Text.of(StandingChange.class, "no-rank"));
  }

  private List<ModeChange> to(char wanted) {
    List<ModeChange> changes = new ArrayList<>();
    for (char rank : prefixes.modes().toCharArray()) {
      boolean above = wanted == NO_RANK || prefixes.rank(rank) < prefixes.rank(wanted);
      if (above && has(rank)) {
        changes.add(change(false, rank));
      }
    }
    if (wanted != NO_RANK && !has(wanted)) {
      changes.add(change(true, wanted));
    }
    return changes;
  }

  private boolean has(char rank) {
    return member.modes().indexOf(rank) >= 0;
  }

  private ModeChange change(boolean adding, char rank) {
    return new ModeChange(adding, rank, member.nick(), ModeChange.Kind.MEMBER);
  }
}
