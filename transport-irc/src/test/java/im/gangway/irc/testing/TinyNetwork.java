package im.gangway.irc.testing;

import im.gangway.irc.line.CaseMapping;
import im.gangway.irc.line.IrcSource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who and what there is on a {@link TinyIrcd}. Used on the server's thread only. */
final class TinyNetwork {
  final Map<String, TinyClient> clients = new HashMap<>();
  final Map<String, TinyChannel> channels = new LinkedHashMap<>();
  final Map<String, String> accounts = new HashMap<>();
  final Map<String, Refusal> refusals = new HashMap<>();
  List<String> offered = List.of();
  String password = "";
  boolean quotesPasswords;
  int nickLength = 30;

  record Refusal(int numeric, String text) {}

  static String fold(String name) {
    return CaseMapping.RFC1459.fold(name);
  }

  void refuse(String command, String target, int numeric, String text) {
    refusals.put(command + " " + fold(target), new Refusal(numeric, text));
  }

  /** True when a refusal was set up, and then it was sent. */
  boolean refuses(TinyClient client, String command, String target) {
    Refusal refusal = refusals.get(command + " " + fold(target));
    if (refusal == null) {
      return false;
    }
    reply(client, refusal.numeric(), target + " :" + refusal.text());
    return true;
  }

  void reply(TinyClient client, int numeric, String rest) {
    client.send(
        ":"
            + TinyIrcd.NAME
            + " "
            + String.format("%03d", numeric)
            + " "
            + client.nick
            + " "
            + rest);
  }

  /** Sends a line of somebody, with a time for those who have server-time. */
  static void deliver(TinyClient to, String line) {
    String time =
        to.caps.contains("server-time")
            ? "@time=" + Instant.now().truncatedTo(ChronoUnit.MILLIS) + " "
            : "";
    to.send(time + line);
  }

  @Nullable TinyChannel channel(String name) {
    return channels.get(fold(name));
  }

  TinyChannel channelOrNew(String name) {
    return channels.computeIfAbsent(fold(name), unused -> new TinyChannel(name));
  }

  void broadcast(TinyChannel channel, @Nullable TinyClient except, String line) {
    for (TinyClient client : channel.clients()) {
      if (client != except) {
        deliver(client, line);
      }
    }
  }

  /** Everyone who shares a channel with the client, and the client when told so. */
  Set<TinyClient> neighbours(TinyClient client, boolean self) {
    Set<TinyClient> heard = new LinkedHashSet<>();
    for (TinyChannel channel : channels.values()) {
      if (channel.member(client.nick) != null) {
        heard.addAll(channel.clients());
      }
    }
    heard.remove(client);
    if (self) {
      heard.add(client);
    }
    return heard;
  }

  void gone(TinyClient client, String text) {
    if (clients.get(fold(client.nick)) != client) {
      return;
    }
    neighbours(client, false).forEach(to -> deliver(to, ":" + client.mask() + " QUIT :" + text));
    clients.remove(fold(client.nick));
    channels.values().forEach(channel -> channel.remove(client.nick));
    channels.values().removeIf(channel -> channel.members.isEmpty());
  }

  void forgetEverybody() {
    clients.clear();
    channels.clear();
  }

  int registeredClients() {
    return (int) clients.values().stream().filter(client -> client.registered).count();
  }

  List<String> nicks(String name) {
    TinyChannel channel = channel(name);
    List<String> nicks = new ArrayList<>();
    if (channel != null) {
      channel.members.values().forEach(member -> nicks.add(member.nick));
    }
    return nicks;
  }

  void populate(String name, int count) {
    TinyChannel channel = channelOrNew(name);
    for (int i = 1; i <= count; i++) {
      String modes = i == 1 ? "o" : i % 100 == 0 ? "v" : "";
      channel.put(new TinyChannel.Member("user" + i, modes, null));
    }
  }

  void fictitiousJoin(String name, String nick) {
    TinyChannel channel = channelOrNew(name);
    channel.put(new TinyChannel.Member(nick, "", null));
    broadcast(channel, null, ":" + made(nick) + " JOIN " + channel.name);
  }

  void fictitiousPart(String name, String nick, String text) {
    TinyChannel channel = channelOrNew(name);
    broadcast(channel, null, ":" + made(nick) + " PART " + channel.name + " :" + text);
    channel.remove(nick);
  }

  void say(String name, String nick, String text) {
    TinyChannel channel = channelOrNew(name);
    broadcast(channel, null, ":" + made(nick) + " PRIVMSG " + channel.name + " :" + text);
  }

  void topic(String name, String by, String text) {
    TinyChannel channel = channelOrNew(name);
    channel.topic = text;
    channel.topicBy = by;
    broadcast(channel, null, ":" + by + " TOPIC " + channel.name + " :" + text);
  }

  void kick(String name, String by, String nick, String text) {
    TinyChannel channel = channelOrNew(name);
    broadcast(channel, null, ":" + by + " KICK " + channel.name + " " + nick + " :" + text);
    channel.remove(nick);
  }

  void serverMode(String name, String modes, List<String> arguments) {
    TinyModes.apply(this, channelOrNew(name), TinyIrcd.NAME, modes, arguments);
  }

  void raw(String toNick, String line) {
    present(toNick).send(line);
  }

  void raw(String toNick, byte[] bytes) {
    present(toNick).send(bytes);
  }

  int unsent(String nick) {
    return present(nick).unsent();
  }

  private TinyClient present(String nick) {
    TinyClient client = clients.get(fold(nick));
    if (client == null) {
      throw new IllegalArgumentException("Nobody is called " + nick);
    }
    return client;
  }

  void disconnect(String nick, String text) {
    TinyClient client = clients.get(fold(nick));
    if (client != null) {
      client.send("ERROR :Closing Link: " + nick + " (" + text + ")");
      client.leaving = true;
      gone(client, text);
    }
  }

  private static String made(String nick) {
    return new IrcSource(nick, nick, "test").mask();
  }
}
