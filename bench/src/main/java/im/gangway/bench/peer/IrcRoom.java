package im.gangway.bench.peer;

import java.util.LinkedHashSet;
import java.util.Set;

/** A channel: those who are connected, and a number of members who are only listed. */
final class IrcRoom {
  final String name;
  final Set<IrcLink> links = new LinkedHashSet<>();
  int listed;

  IrcRoom(String name) {
    this.name = name;
  }

  void send(String line) {
    links.forEach(link -> link.send(line));
  }

  /** Answers NAMES, as many nicks a line as go into 512 bytes. */
  void names(IrcLink to) {
    String head = ":irc.bench 353 " + to.nick + " = " + name + " :";
    StringBuilder line = new StringBuilder(head);
    for (IrcLink link : links) {
      add(line, head, link.nick, to);
    }
    for (int i = 0; i < listed; i++) {
      add(line, head, (i % 100 == 0 ? "@" : "") + "member" + i, to);
    }
    to.send(line.toString());
    to.send(":irc.bench 366 " + to.nick + " " + name + " :End of /NAMES list.");
  }

  private static void add(StringBuilder line, String head, String nick, IrcLink to) {
    if (line.length() + nick.length() > 505) {
      to.send(line.toString());
      line.setLength(head.length());
    }
    line.append(nick).append(' ');
  }
}
