package im.gangway.irc.testing;

import im.gangway.irc.line.CaseMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A channel of {@link TinyIrcd}. Members are clients or made up. */
final class TinyChannel {
  final String name;
  final Map<String, Member> members = new LinkedHashMap<>();
  final Set<String> bans = new LinkedHashSet<>();
  final Set<String> invited = new LinkedHashSet<>();
  final Set<Character> flags = new TreeSet<>(Set.of('n', 't'));
  String topic = "";
  String topicBy = "";
  String key = "";
  int limit;

  TinyChannel(String name) {
    this.name = name;
  }

  /** A nick with its modes, such as {@code ov}; client is null for a made-up member. */
  static final class Member {
    final @Nullable TinyClient client;
    String nick;
    String modes;

    Member(String nick, String modes, @Nullable TinyClient client) {
      this.nick = nick;
      this.modes = modes;
      this.client = client;
    }

    boolean isOperator() {
      return modes.indexOf('o') >= 0;
    }

    void set(char mode, boolean on) {
      modes = modes.replace(String.valueOf(mode), "") + (on ? mode : "");
    }

    String prefixes(boolean all) {
      String found = (isOperator() ? "@" : "") + (modes.indexOf('v') >= 0 ? "+" : "");
      return all || found.isEmpty() ? found : found.substring(0, 1);
    }
  }

  void put(Member member) {
    members.put(CaseMapping.RFC1459.fold(member.nick), member);
  }

  @Nullable Member member(String nick) {
    return members.get(CaseMapping.RFC1459.fold(nick));
  }

  void remove(String nick) {
    members.remove(CaseMapping.RFC1459.fold(nick));
  }

  /** The real members, who hear things. */
  List<TinyClient> clients() {
    List<TinyClient> clients = new ArrayList<>();
    for (Member member : members.values()) {
      TinyClient client = member.client;
      if (client != null) {
        clients.add(client);
      }
    }
    return clients;
  }

  boolean isBanned(TinyClient client) {
    return bans.stream().anyMatch(ban -> matches(ban, client.mask()));
  }

  private static boolean matches(String mask, String address) {
    StringBuilder regex = new StringBuilder();
    for (char c : CaseMapping.RFC1459.fold(mask).toCharArray()) {
      regex.append(
          c == '*' ? ".*" : c == '?' ? "." : java.util.regex.Pattern.quote(String.valueOf(c)));
    }
    return CaseMapping.RFC1459.fold(address).matches(regex.toString());
  }
}
