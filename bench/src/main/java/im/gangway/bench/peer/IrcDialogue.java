package im.gangway.bench.peer;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the IRC server answers. Of the loop only. */
final class IrcDialogue {
  final Set<IrcLink> links = new LinkedHashSet<>();

  private final Map<String, IrcRoom> rooms = new HashMap<>();
  private final Set<String> caps;
  private final IrcPeer.Listener listener;

  IrcDialogue(String caps, IrcPeer.Listener listener) {
    this.caps = Set.copyOf(List.of(caps.split(" ")));
    this.listener = listener;
  }

  IrcRoom room(String name) {
    return rooms.computeIfAbsent(name, IrcRoom::new);
  }

  void say(String channel, String nick, String text) {
    room(channel).send(":" + nick + "!" + nick + "@other.bench PRIVMSG " + channel + " :" + text);
  }

  void pingAll() {
    links.forEach(link -> link.send("PING :irc.bench"));
  }

  void gone(IrcLink link) {
    links.remove(link);
    for (IrcRoom room : link.rooms) {
      room.links.remove(link);
      room.send(":" + link.source() + " QUIT :gone");
    }
  }

  void line(IrcLink from, String line) {
    String text = line.startsWith("@") ? line.substring(line.indexOf(' ') + 1) : line;
    int space = text.indexOf(' ');
    String verb = space < 0 ? text : text.substring(0, space);
    String rest = space < 0 ? "" : text.substring(space + 1);
    switch (verb) {
      case "PRIVMSG" -> privmsg(from, rest);
      case "PING" -> from.send(":irc.bench PONG irc.bench " + colon(rest));
      case "JOIN" -> join(from, rest);
      case "CAP" -> cap(from, rest);
      case "NICK" -> nick(from, last(rest));
      case "USER" -> {
        from.userGiven = true;
        welcome(from);
      }
      case "MODE" -> mode(from, rest);
      case "WHO" -> from.send(":irc.bench 315 " + from.nick + " " + rest + " :End of /WHO list.");
      case "QUIT" -> from.send("ERROR :Closing Link");
      default -> {}
    }
  }

  private void privmsg(IrcLink from, String rest) {
    int space = rest.indexOf(' ');
    String target = rest.substring(0, space);
    String line = ":" + from.source() + " PRIVMSG " + target + " " + rest.substring(space + 1);
    IrcRoom room = rooms.get(target);
    if (room != null) {
      for (IrcLink link : room.links) {
        if (link != from) {
          link.send(line);
        }
      }
    }
    if (from.echoes) {
      from.send(line);
    }
    listener.said(from.nick, target, last(rest.substring(space + 1)));
  }

  private void join(IrcLink from, String rest) {
    for (String name : rest.split(" ", -1)[0].split(",")) {
      IrcRoom room = room(name);
      if (room.links.add(from)) {
        from.rooms.add(room);
        room.send(":" + from.source() + " JOIN " + name);
        from.send(":irc.bench 332 " + from.nick + " " + name + " :Measured");
        from.send(":irc.bench 333 " + from.nick + " " + name + " bench 1700000000");
        room.names(from);
      }
    }
  }

  private void cap(IrcLink from, String rest) {
    String[] words = rest.split(" ", 2);
    from.negotiating = !words[0].equals("END");
    switch (words[0]) {
      case "LS" -> from.send(":irc.bench CAP " + from.nick + " LS :" + String.join(" ", caps));
      case "REQ" -> request(from, last(words[1]).strip());
      case "END" -> welcome(from);
      default -> {}
    }
  }

  private void request(IrcLink from, String wanted) {
    boolean all = caps.containsAll(List.of(wanted.split(" ")));
    from.echoes |= all && wanted.contains("echo-message");
    from.send(":irc.bench CAP " + from.nick + (all ? " ACK :" : " NAK :") + wanted);
  }

  private void nick(IrcLink from, String nick) {
    if (from.registered) {
      from.send(":" + from.source() + " NICK " + nick);
    }
    from.nick = nick;
    welcome(from);
  }

  private static void welcome(IrcLink to) {
    if (to.registered || to.negotiating || !to.userGiven || to.nick.equals("*")) {
      return;
    }
    to.registered = true;
    String head = ":irc.bench %s " + to.nick + " ";
    to.send(head.formatted("001") + ":Welcome " + to.source());
    to.send(head.formatted("002") + ":Your host is irc.bench");
    to.send(head.formatted("003") + ":Made to be measured with");
    to.send(head.formatted("004") + "irc.bench 1 i nt");
    to.send(
        head.formatted("005")
            + "CHANTYPES=# PREFIX=(ov)@+ CHANMODES=b,k,l,imnpst CASEMAPPING=rfc1459 NETWORK=Bench"
            + " NICKLEN=30 :are supported by this server");
    to.send(head.formatted("422") + ":No MOTD");
  }

  private static void mode(IrcLink from, String rest) {
    String target = rest.split(" ", -1)[0];
    if (target.startsWith("#") && !rest.contains(" ")) {
      from.send(":irc.bench 324 " + from.nick + " " + target + " +nt");
    }
  }

  /** A last parameter without its colon. */
  private static String last(String text) {
    return text.startsWith(":") ? text.substring(1) : text;
  }

  private static String colon(String text) {
    return text.startsWith(":") ? text : ":" + text;
  }
}
