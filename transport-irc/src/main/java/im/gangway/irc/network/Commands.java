package im.gangway.irc.network;

import im.gangway.irc.line.CaseMapping;
import im.gangway.irc.line.IrcLine;
import im.gangway.irc.line.Isupport;
import im.gangway.irc.line.ModeChange;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Occupant.Affiliation;
import im.gangway.transport.Occupant.Role;
import im.gangway.transport.RoomAddress;
import im.gangway.transport.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a user can do in rooms beside talking. Failures are the stage's. */
public final class Commands {
  private static final Set<String> RIGHTS = Set.of("403", "441", "442", "482", "485", "742", "972");

  private final Connection connection;

  Commands(Connection connection) {
    this.connection = connection;
  }

  CompletionStage<Void> nick(String nick) {
    if (!IrcNames.isNick(nick)) {
      return failed(FailureReason.NICK_INVALID, Text.of(Commands.class, "nick-impossible", nick));
    }
    String old = connection.self().nick();
    if (nick.equals(old)) {
      return CompletableFuture.completedFuture(null);
    }
    return ask(
        "NICK",
        List.of(nick),
        Set.of("431", "432", "433", "435", "436", "437", "438", "447", "484"),
        line -> line.command().equals("NICK") && line.param(0).equals(nick),
        new LegacyException(
            FailureReason.NICK_INVALID, Text.of(Commands.class, "nick-unchanged", nick)),
        IrcLine.of("NICK", nick));
  }

  CompletionStage<Void> topic(RoomAddress room, String subject) {
    Channel channel = connection.channels().find(room);
    if (channel == null) {
      return notThere();
    }
    String text = singleLine(subject);
    int limit = connection.isupport().topicLength();
    if (text.getBytes(StandardCharsets.UTF_8).length > limit) {
      return failed(FailureReason.TEXT_TOO_LONG, Text.of(Commands.class, "topic-too-long", limit));
    }
    return ask(
        "TOPIC",
        List.of(channel.name()),
        RIGHTS,
        line -> line.command().equals("TOPIC") && same(line.param(0), channel.name()),
        null,
        IrcLine.of("TOPIC", channel.name(), text));
  }

  CompletionStage<Void> kick(RoomAddress room, String nick, String text) {
    Channel channel = connection.channels().find(room);
    Member member = channel == null ? null : channel.member(nick, mapping());
    if (channel == null) {
      return notThere();
    }
    if (member == null) {
      return failed(FailureReason.RECIPIENT_UNKNOWN, Text.of(Commands.class, "not-here", nick));
    }
    String reason = singleLine(text).isEmpty() ? connection.self().nick() : singleLine(text);
    return ask(
        "KICK",
        List.of(channel.name(), member.nick()),
        withAbsence(RIGHTS),
        line ->
            line.command().equals("KICK")
                && same(line.param(0), channel.name())
                && same(line.param(1), nick),
        null,
        fitted("KICK", channel.name(), member.nick(), reason));
  }

  CompletionStage<Void> standing(
      RoomAddress room, String nick, @Nullable Role role, @Nullable Affiliation affiliation) {
    Channel channel = connection.channels().find(room);
    Member member = channel == null ? null : channel.member(nick, mapping());
    if (channel == null) {
      return notThere();
    }
    if (member == null) {
      return failed(FailureReason.RECIPIENT_UNKNOWN, Text.of(Commands.class, "not-here", nick));
    }
    try {
      List<ModeChange> changes =
          new StandingChange(connection.isupport().prefixModes(), member)
              .changes(role, affiliation);
      return changes.isEmpty()
          ? CompletableFuture.completedFuture(null)
          : modes(channel, member.nick(), changes);
    } catch (LegacyException impossible) {
      return CompletableFuture.failedFuture(impossible);
    }
  }

  private CompletionStage<Void> modes(Channel channel, String nick, List<ModeChange> changes) {
    List<IrcLine> lines = new ArrayList<>();
    int perLine = Math.max(1, connection.isupport().modesPerLine());
    for (int from = 0; from < changes.size(); from += perLine) {
      lines.add(line(channel, changes.subList(from, Math.min(changes.size(), from + perLine))));
    }
    return ask(
        "MODE",
        List.of(channel.name(), nick),
        withAbsence(RIGHTS),
        line -> line.command().equals("MODE") && same(line.param(0), channel.name()),
        null,
        lines.toArray(IrcLine[]::new));
  }

  private static IrcLine line(Channel channel, List<ModeChange> changes) {
    StringBuilder letters = new StringBuilder();
    List<String> params = new ArrayList<>(List.of(channel.name(), ""));
    for (ModeChange change : changes) {
      letters.append(change.adding() ? '+' : '-').append(change.mode());
      params.add(change.argument());
    }
    params.set(1, letters.toString());
    return IrcLine.of("MODE", params.toArray(String[]::new));
  }

  CompletionStage<Void> invite(RoomAddress room, String nick) {
    Channel channel = connection.channels().find(room);
    if (channel == null) {
      return notThere();
    }
    return ask(
        "INVITE",
        List.of(channel.name(), nick),
        Set.of("401", "403", "442", "443", "482", "485", "518"),
        line ->
            line.command().equals("341")
                && line.params().stream().anyMatch(param -> same(param, nick)),
        null,
        IrcLine.of("INVITE", nick, channel.name()));
  }

  /** Leaves a channel; a refusal means that we are not there, which is as good. */
  void part(String channel, String text) {
    String reason = singleLine(text);
    ask(
        "PART",
        List.of(channel),
        Set.of("403", "442"),
        line -> line.command().equals("PART") && same(line.param(0), channel),
        null,
        reason.isEmpty() ? IrcLine.of("PART", channel) : fitted("PART", channel, reason));
  }

  void away(boolean away, String text) {
    String reason = singleLine(text).isEmpty() ? "Away" : singleLine(text);
    connection.send(away ? fitted("AWAY", reason) : IrcLine.of("AWAY"));
  }

  private CompletionStage<Void> ask(
      String name,
      List<String> about,
      Set<String> refusals,
      Predicate<IrcLine> success,
      @Nullable LegacyException whenIgnored,
      IrcLine... lines) {
    Isupport isupport = connection.isupport();
    Command command = new Command(name, about, refusals, success, isupport, whenIgnored);
    connection.expectations().ask(command, List.of(lines));
    return command.done();
  }

  private IrcLine fitted(String command, String... params) {
    return IrcLine.of(command, params).fitted(connection.isupport().lineLength());
  }

  private boolean same(String one, String other) {
    return mapping().same(one, other);
  }

  private CaseMapping mapping() {
    return connection.isupport().caseMapping();
  }

  private static Set<String> withAbsence(Set<String> rights) {
    Set<String> all = new java.util.HashSet<>(rights);
    all.add("401");
    return all;
  }

  private static CompletionStage<Void> notThere() {
    return failed(FailureReason.NOT_IN_ROOM, Text.of(Commands.class, "not-in-room"));
  }

  private static CompletionStage<Void> failed(FailureReason reason, Text text) {
    return CompletableFuture.failedFuture(new LegacyException(reason, text));
  }

  /** Line breaks would start another command. */
  static String singleLine(String text) {
    return text.replaceAll("[\\r\\n\\x00]+", " ").strip();
  }
}
