package im.gangway.irc.testing;

import im.gangway.irc.line.IrcLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a registered client may say to {@link TinyIrcd}; {@link TinyRegistration} has what comes
 * before.
 */
final class TinyCommands {
  private interface Command {
    void run(TinyNetwork network, TinyClient client, IrcLine line);
  }

  private static final Map<String, Command> COMMANDS =
      Map.ofEntries(
          Map.entry("JOIN", TinyCommands::join),
          Map.entry("PART", TinyCommands::part),
          Map.entry("NAMES", TinyCommands::names),
          Map.entry("PRIVMSG", TinyCommands::message),
          Map.entry("NOTICE", TinyCommands::message),
          Map.entry("TAGMSG", TinyCommands::message),
          Map.entry("TOPIC", TinyCommands::topic),
          Map.entry("KICK", TinyCommands::kick),
          Map.entry("MODE", TinyCommands::mode),
          Map.entry("LIST", TinyCommands::list),
          Map.entry("WHOIS", TinyCommands::whois),
          Map.entry("INVITE", TinyCommands::invite),
          Map.entry("AWAY", TinyCommands::away));

  private TinyCommands() {}

  static void handle(TinyNetwork network, TinyClient client, IrcLine line) {
    if (TinyRegistration.handle(network, client, line)) {
      return;
    }
    Command command = COMMANDS.get(line.command());
    if (!client.registered) {
      network.reply(client, 451, ":You have not registered");
    } else if (command == null) {
      network.reply(client, 421, line.command() + " :Unknown command");
    } else {
      command.run(network, client, line);
    }
  }

  private static void join(TinyNetwork network, TinyClient client, IrcLine line) {
    String[] keys = line.param(1).split(",", -1);
    String[] names = line.param(0).split(",", -1);
    for (int i = 0; i < names.length; i++) {
      joinOne(network, client, names[i], i < keys.length ? keys[i] : "");
    }
  }

  private static void joinOne(TinyNetwork network, TinyClient client, String name, String key) {
    if (network.refuses(client, "JOIN", name)) {
      return;
    }
    if (!name.startsWith("#") && !name.startsWith("&")) {
      network.reply(client, 403, name + " :No such channel");
      return;
    }
    TinyChannel channel = network.channelOrNew(name);
    int refused = refusal(channel, client, key);
    if (refused != 0) {
      network.reply(client, refused, channel.name + " :Cannot join channel");
      return;
    }
    if (channel.member(client.nick) == null) {
      String modes = channel.members.isEmpty() ? "o" : "";
      channel.put(new TinyChannel.Member(client.nick, modes, client));
      network.broadcast(channel, null, ":" + client.mask() + " JOIN " + channel.name);
      sendTopic(network, client, channel, false);
      sendNames(network, client, channel);
    }
  }

  private static int refusal(TinyChannel channel, TinyClient client, String key) {
    if (channel.isBanned(client)) {
      return 474;
    }
    if (channel.flags.contains('i') && !channel.invited.remove(TinyNetwork.fold(client.nick))) {
      return 473;
    }
    if (!channel.key.isEmpty() && !channel.key.equals(key)) {
      return 475;
    }
    return channel.limit > 0 && channel.members.size() >= channel.limit ? 471 : 0;
  }

  private static void sendTopic(
      TinyNetwork network, TinyClient client, TinyChannel channel, boolean asked) {
    if (!channel.topic.isEmpty()) {
      network.reply(client, 332, channel.name + " :" + channel.topic);
      network.reply(client, 333, channel.name + " " + channel.topicBy + " 1700000000");
    } else if (asked) {
      network.reply(client, 331, channel.name + " :No topic is set");
    }
  }

  private static void sendNames(TinyNetwork network, TinyClient client, TinyChannel channel) {
    boolean all = client.caps.contains("multi-prefix");
    StringBuilder names = new StringBuilder();
    for (TinyChannel.Member member : channel.members.values()) {
      if (names.length() > 380) {
        network.reply(client, 353, "= " + channel.name + " :" + names);
        names.setLength(0);
      }
      names.append(names.isEmpty() ? "" : " ").append(member.prefixes(all)).append(member.nick);
    }
    network.reply(client, 353, "= " + channel.name + " :" + names);
    network.reply(client, 366, channel.name + " :End of /NAMES list");
  }

  private static void part(TinyNetwork network, TinyClient client, IrcLine line) {
    for (String name : line.param(0).split(",", -1)) {
      TinyChannel channel = network.channel(name);
      if (channel == null || channel.member(client.nick) == null) {
        network.reply(client, 442, name + " :You are not on that channel");
        continue;
      }
      network.broadcast(
          channel, null, ":" + client.mask() + " PART " + channel.name + " :" + line.param(1));
      channel.remove(client.nick);
      network.channels.values().removeIf(empty -> empty.members.isEmpty());
    }
  }

  private static void names(TinyNetwork network, TinyClient client, IrcLine line) {
    TinyChannel channel = network.channel(line.param(0));
    if (channel == null) {
      network.reply(client, 366, line.param(0) + " :End of /NAMES list");
    } else {
      sendNames(network, client, channel);
    }
  }

  private static void message(TinyNetwork network, TinyClient client, IrcLine line) {
    String target = line.param(0);
    if (network.refuses(client, "PRIVMSG", target)) {
      return;
    }
    TinyChannel channel = network.channel(target);
    TinyClient to = network.clients.get(TinyNetwork.fold(target));
    if (channel == null && to == null) {
      network.reply(
          client, target.startsWith("#") ? 403 : 401, target + " :No such nick or channel");
      return;
    }
    String text = line.params().size() > 1 ? " :" + line.param(1) : "";
    String out =
        ":"
            + client.mask()
            + " "
            + line.command()
            + " "
            + (channel == null ? target : channel.name)
            + text;
    if (channel != null && !maySpeak(channel, client)) {
      network.reply(client, 404, channel.name + " :Cannot send to channel");
      return;
    }
    if (channel != null) {
      network.broadcast(channel, client, out);
    } else if (to != null) {
      TinyNetwork.deliver(to, out);
      sayAway(network, client, to);
    }
    if (client.caps.contains("echo-message")) {
      TinyNetwork.deliver(client, out);
    }
  }

  private static void sayAway(TinyNetwork network, TinyClient client, TinyClient to) {
    if (!to.away.isEmpty()) {
      network.reply(client, 301, to.nick + " :" + to.away);
    }
  }

  private static boolean maySpeak(TinyChannel channel, TinyClient client) {
    TinyChannel.Member member = channel.member(client.nick);
    if (member == null) {
      return !channel.flags.contains('n');
    }
    boolean silenced = channel.flags.contains('m') || channel.isBanned(client);
    return !silenced || !member.modes.isEmpty();
  }

  private static boolean operator(TinyNetwork network, TinyClient client, TinyChannel channel) {
    TinyChannel.Member member = channel.member(client.nick);
    if (member == null) {
      network.reply(client, 442, channel.name + " :You are not on that channel");
    } else if (!member.isOperator()) {
      network.reply(client, 482, channel.name + " :You are not channel operator");
    }
    return member != null && member.isOperator();
  }

  private static void topic(TinyNetwork network, TinyClient client, IrcLine line) {
    TinyChannel channel = network.channel(line.param(0));
    if (channel == null) {
      network.reply(client, 403, line.param(0) + " :No such channel");
    } else if (line.params().size() < 2) {
      sendTopic(network, client, channel, true);
    } else if (!channel.flags.contains('t') || operator(network, client, channel)) {
      network.topic(channel.name, client.mask(), line.param(1));
    }
  }

  private static void kick(TinyNetwork network, TinyClient client, IrcLine line) {
    TinyChannel channel = network.channel(line.param(0));
    if (channel == null) {
      network.reply(client, 403, line.param(0) + " :No such channel");
    } else if (operator(network, client, channel)) {
      if (channel.member(line.param(1)) == null) {
        network.reply(
            client, 441, line.param(1) + " " + channel.name + " :They are not on that channel");
      } else {
        String text = line.params().size() > 2 ? line.param(2) : client.nick;
        network.kick(channel.name, client.mask(), line.param(1), text);
      }
    }
  }

  private static void mode(TinyNetwork network, TinyClient client, IrcLine line) {
    TinyChannel channel = network.channel(line.param(0));
    if (channel == null) {
      if (TinyNetwork.fold(line.param(0)).equals(TinyNetwork.fold(client.nick))) {
        network.reply(client, 221, "+i");
      } else {
        network.reply(client, 403, line.param(0) + " :No such channel");
      }
      return;
    }
    if (line.params().size() == 1) {
      network.reply(client, 324, channel.name + " " + TinyModes.describe(channel));
      network.reply(client, 329, channel.name + " 1700000000");
    } else if (line.params().size() == 2 && line.param(1).matches("[+]?b")) {
      channel.bans.forEach(ban -> network.reply(client, 367, channel.name + " " + ban));
      network.reply(client, 368, channel.name + " :End of channel ban list");
    } else if (operator(network, client, channel)) {
      List<String> rest = line.params().subList(2, line.params().size());
      TinyModes.apply(network, channel, client.mask(), line.param(1), new ArrayList<>(rest));
    }
  }

  private static void list(TinyNetwork network, TinyClient client, IrcLine line) {
    network.reply(client, 321, "Channel :Users  Name");
    for (TinyChannel channel : network.channels.values()) {
      network.reply(
          client, 322, channel.name + " " + channel.members.size() + " :" + channel.topic);
    }
    network.reply(client, 323, ":End of /LIST");
  }

  private static void whois(TinyNetwork network, TinyClient client, IrcLine line) {
    TinyClient of = network.clients.get(TinyNetwork.fold(line.last()));
    if (of == null) {
      network.reply(client, 401, line.last() + " :No such nick");
    } else {
      network.reply(client, 311, of.nick + " " + of.user + " client.test * :" + of.realname);
      network.reply(client, 312, of.nick + " " + TinyIrcd.NAME + " :A tiny server");
      if (!of.account.isEmpty()) {
        network.reply(client, 330, of.nick + " " + of.account + " :is logged in as");
      }
      sayAway(network, client, of);
    }
    network.reply(client, 318, line.last() + " :End of /WHOIS list");
  }

  private static void invite(TinyNetwork network, TinyClient client, IrcLine line) {
    TinyChannel channel = network.channel(line.param(1));
    TinyClient guest = network.clients.get(TinyNetwork.fold(line.param(0)));
    if (guest == null) {
      network.reply(client, 401, line.param(0) + " :No such nick");
    } else if (channel == null || channel.member(client.nick) == null) {
      network.reply(client, 442, line.param(1) + " :You are not on that channel");
    } else if (channel.member(guest.nick) != null) {
      network.reply(client, 443, guest.nick + " " + channel.name + " :is already on channel");
    } else {
      channel.invited.add(TinyNetwork.fold(guest.nick));
      network.reply(client, 341, guest.nick + " " + channel.name);
      TinyNetwork.deliver(
          guest, ":" + client.mask() + " INVITE " + guest.nick + " " + channel.name);
    }
  }

  private static void away(TinyNetwork network, TinyClient client, IrcLine line) {
    client.away = line.param(0);
    boolean back = client.away.isEmpty();
    network.reply(client, back ? 305 : 306, back ? ":You are back" : ":You are away");
  }
}
