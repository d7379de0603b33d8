package im.gangway.irc.testing;

import im.gangway.irc.line.IrcLine;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How clients come to and leave {@link TinyIrcd}: CAP, PASS, SASL PLAIN, NICK, USER, PING, QUIT.
 */
final class TinyRegistration {
  private TinyRegistration() {}

  /**
   * @return false when the line is for somebody else
   */
  static boolean handle(TinyNetwork network, TinyClient client, IrcLine line) {
    switch (line.command()) {
      case "CAP" -> cap(network, client, line);
      case "PASS" -> client.password = line.param(0);
      case "AUTHENTICATE" -> authenticate(network, client, line);
      case "NICK" -> nick(network, client, line.param(0));
      case "USER" -> user(network, client, line);
      case "PING" ->
          client.send(":" + TinyIrcd.NAME + " PONG " + TinyIrcd.NAME + " :" + line.param(0));
      case "PONG" -> {}
      case "QUIT" -> quit(network, client, line);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void cap(TinyNetwork network, TinyClient client, IrcLine line) {
    switch (line.param(0)) {
      case "LS" -> {
        client.negotiating = !client.registered;
        answer(client, "LS", String.join(" ", network.offered));
      }
      case "REQ" -> request(network, client, line.param(1));
      case "LIST" -> answer(client, "LIST", String.join(" ", client.caps));
      case "END" -> {
        client.negotiating = false;
        register(network, client);
      }
      default -> network.reply(client, 410, line.param(0) + " :Invalid CAP command");
    }
  }

  private static void answer(TinyClient client, String what, String text) {
    client.send(":" + TinyIrcd.NAME + " CAP " + client.nick + " " + what + " :" + text);
  }

  private static void request(TinyNetwork network, TinyClient client, String names) {
    Set<String> known =
        network.offered.stream().map(cap -> cap.split("=")[0]).collect(Collectors.toSet());
    List<String> wanted = Arrays.asList(names.trim().split(" +"));
    boolean all = known.containsAll(wanted);
    if (all) {
      client.caps.addAll(wanted);
    }
    answer(client, all ? "ACK" : "NAK", names.trim());
  }

  private static void authenticate(TinyNetwork network, TinyClient client, IrcLine line) {
    String piece = line.param(0);
    if (piece.equalsIgnoreCase("PLAIN")) {
      client.sasl.setLength(0);
      client.send("AUTHENTICATE :+");
      return;
    }
    client.sasl.append(piece.equals("+") ? "" : piece);
    if (piece.length() < 400) {
      check(network, client);
    }
  }

  private static void check(TinyNetwork network, TinyClient client) {
    byte[] plain = Base64.getMimeDecoder().decode(client.sasl.toString());
    String[] parts = new String(plain, StandardCharsets.UTF_8).split("\0", -1);
    String known = parts.length == 3 ? network.accounts.get(parts[1]) : null;
    if (known != null && known.equals(parts[2])) {
      client.account = parts[1];
      network.reply(
          client, 900, client.mask() + " " + parts[1] + " :You are now logged in as " + parts[1]);
      network.reply(client, 903, ":SASL authentication successful");
    } else {
      String quoted = quoted(network, parts[parts.length - 1]);
      network.reply(client, 904, ":SASL authentication failed" + quoted);
    }
  }

  private static String quoted(TinyNetwork network, String password) {
    return network.quotesPasswords ? ": " + password : "";
  }

  private static void nick(TinyNetwork network, TinyClient client, String nick) {
    TinyClient other = network.clients.get(TinyNetwork.fold(nick));
    if (nick.length() > network.nickLength
        || !nick.matches("[A-Za-z\\[\\]\\\\`_^{|}][-\\w\\[\\]\\\\`^{|}]*")) {
      network.reply(client, 432, (nick.isEmpty() ? "*" : nick) + " :Erroneous nickname");
    } else if ((other != null && other != client) || isMadeUp(network, nick)) {
      network.reply(client, 433, nick + " :Nickname is already in use");
    } else {
      rename(network, client, nick);
    }
  }

  private static boolean isMadeUp(TinyNetwork network, String nick) {
    return network.channels.values().stream()
        .map(channel -> channel.member(nick))
        .anyMatch(member -> member != null && member.client == null);
  }

  private static void rename(TinyNetwork network, TinyClient client, String nick) {
    if (client.registered) {
      String line = ":" + client.mask() + " NICK " + nick;
      network.neighbours(client, true).forEach(to -> TinyNetwork.deliver(to, line));
      network.channels.values().forEach(channel -> rename(channel, client.nick, nick));
    }
    network.clients.remove(TinyNetwork.fold(client.nick), client);
    client.nick = nick;
    network.clients.put(TinyNetwork.fold(nick), client);
    register(network, client);
  }

  private static void rename(TinyChannel channel, String from, String to) {
    TinyChannel.Member member = channel.member(from);
    if (member != null) {
      channel.remove(from);
      member.nick = to;
      channel.put(member);
    }
  }

  private static void user(TinyNetwork network, TinyClient client, IrcLine line) {
    if (client.registered) {
      network.reply(client, 462, ":You may not reregister");
      return;
    }
    String name = line.param(0);
    client.user = "~" + name.substring(0, Math.min(10, name.length()));
    client.realname = line.param(3);
    register(network, client);
  }

  private static void register(TinyNetwork network, TinyClient client) {
    if (client.registered
        || client.negotiating
        || client.user.isEmpty()
        || client.nick.equals("*")) {
      return;
    }
    if (!network.password.isEmpty() && !network.password.equals(client.password)) {
      String quoted = quoted(network, client.password);
      network.reply(client, 464, ":Password incorrect" + quoted);
      client.send("ERROR :Closing Link: Bad password" + quoted);
      client.leaving = true;
      network.clients.remove(TinyNetwork.fold(client.nick), client);
      return;
    }
    client.registered = true;
    network.reply(client, 1, ":Welcome to the test network " + client.mask());
    network.reply(client, 2, ":Your host is " + TinyIrcd.NAME);
    network.reply(client, 3, ":This server was created just now");
    network.reply(client, 4, TinyIrcd.NAME + " tiny i bklimnstov");
    network.reply(
        client,
        5,
        "CASEMAPPING=rfc1459 PREFIX=(ov)@+ CHANTYPES=#& CHANMODES=b,k,l,imnst NETWORK=TestNet NICKLEN="
            + network.nickLength
            + " CHANNELLEN=64 TOPICLEN=390 MODES=4 :are supported by this server");
    network.reply(client, 422, ":There is no message of the day");
  }

  private static void quit(TinyNetwork network, TinyClient client, IrcLine line) {
    client.send("ERROR :Closing Link: " + client.nick + " (Quit)");
    client.leaving = true;
    network.gone(client, line.params().isEmpty() ? "Quit" : "Quit: " + line.param(0));
  }
}
