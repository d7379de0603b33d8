package im.gangway.irc.network;

import im.gangway.irc.line.CaseMapping;
import im.gangway.irc.line.IrcSource;
import im.gangway.irc.line.Isupport;
import im.gangway.transport.LegacyEvent;
import im.gangway.transport.LegacyEvent.Subject;
import im.gangway.transport.Occupant;
import im.gangway.transport.RoomAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A channel we are in, as the server told us. */
public final class Channel {
  private static final int MAX_EARLY = 100;

  private final RoomAddress address;
  private final String name;
  private final NetworkNames names;
  private final Map<String, Member> members = new LinkedHashMap<>();
  private final List<LegacyEvent> early = new ArrayList<>();
  private @Nullable Subject subject;
  private Stage stage = Stage.ENTERING;
  private boolean wanted;

  /** How far we are. */
  private enum Stage {
    /** The names are still coming. */
    ENTERING,
    ENTERED,
    /** PART is on its way. */
    LEAVING
  }

  Channel(RoomAddress address, String name, NetworkNames names, boolean wanted) {
    this.address = address;
    this.name = name;
    this.names = names;
    this.wanted = wanted;
  }

  /** How the gateway knows it. */
  public RoomAddress address() {
    return address;
  }

  /** As the network spells it. */
  public String name() {
    return name;
  }

  /** Whether the user asked for it; otherwise the network put us into it. */
  public boolean isWanted() {
    return wanted;
  }

  /** Whether all members are known. */
  public boolean isEntered() {
    return stage == Stage.ENTERED;
  }

  /** Whether we have said that we leave. */
  public boolean isLeaving() {
    return stage == Stage.LEAVING;
  }

  /** Whether what happens here is to be told. */
  public boolean isShown() {
    return wanted && stage == Stage.ENTERED;
  }

  void want() {
    wanted = true;
  }

  void leave() {
    stage = Stage.LEAVING;
    wanted = false;
  }

  /** Marks the members as complete; what was said in the meantime comes back. */
  List<LegacyEvent> enter() {
    if (stage == Stage.ENTERING) {
      stage = Stage.ENTERED;
    }
    List<LegacyEvent> waiting = List.copyOf(early);
    early.clear();
    return waiting;
  }

  void keepForLater(LegacyEvent event) {
    if (stage == Stage.ENTERING && early.size() < MAX_EARLY) {
      early.add(event);
    }
  }

  /** Adds a member, or learns more about one. */
  public Member add(IrcSource source, String modes, CaseMapping mapping) {
    Member known = members.get(mapping.fold(source.nick()));
    if (known != null) {
      known.learn(source);
      modes.chars().forEach(mode -> known.setMode((char) mode, true));
      return known;
    }
    Member added = new Member(source, modes);
    members.put(mapping.fold(source.nick()), added);
    return added;
  }

  /** The member of that nick, or null. */
  public @Nullable Member member(String nick, CaseMapping mapping) {
    return members.get(mapping.fold(nick));
  }

  /** Removes a member and returns it, or null where there is none. */
  public @Nullable Member remove(String nick, CaseMapping mapping) {
    return members.remove(mapping.fold(nick));
  }

  /** Gives a member another nick; null where there is none. */
  public @Nullable Member rename(String nick, String to, CaseMapping mapping) {
    Member member = members.remove(mapping.fold(nick));
    if (member != null) {
      member.rename(to);
      members.put(mapping.fold(to), member);
    }
    return member;
  }

  /** Gives a member a rank, or takes it. */
  public void setMode(Member member, char mode, boolean on) {
    member.setMode(mode, on);
  }

  /** Notes the topic; an empty one is a subject, too. */
  public Subject setSubject(String text, Optional<String> author, Optional<Instant> since) {
    Subject set = new Subject(text, author, since);
    subject = set;
    return set;
  }

  /** The topic's text, if it is known. */
  public Optional<Subject> subject() {
    return Optional.ofNullable(subject);
  }

  /** A member as the gateway shows it. */
  public Occupant occupant(Member member, Isupport isupport) {
    Standing standing = Standing.of(member.modes(), isupport.prefixModes());
    return new Occupant(
        member.nick(),
        standing.role(),
        standing.affiliation(),
        Optional.of(names.contact(member.nick())),
        member.mask().isEmpty() ? Optional.empty() : Optional.of(member.mask()));
  }

  /** Everybody. */
  List<Occupant> occupants(Isupport isupport) {
    return members.values().stream().map(member -> occupant(member, isupport)).toList();
  }

  /** How many are in it. */
  public int size() {
    return members.size();
  }
}
