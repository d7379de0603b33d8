package im.gangway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.peers.LineTap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Reads every line on its way to the IRC server, as it is on the wire. Thread-safe. */
final class IrcWatch implements AutoCloseable {
  /** All that the gateway ever says. */
  private static final Set<String> COMMANDS =
      Set.of(
          "CAP",
          "PASS",
          "NICK",
          "USER",
          "AUTHENTICATE",
          "PING",
          "PONG",
          "QUIT",
          "JOIN",
          "PART",
          "PRIVMSG",
          "NOTICE",
          "TOPIC",
          "MODE",
          "KICK",
          "INVITE",
          "AWAY",
          "LIST",
          "NAMES",
          "WHO",
          "WHOIS");

  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final LineTap tap;

  /** Stands before the server at that port. */
  IrcWatch(int server) {
    tap =
        LineTap.before(
            server,
            (toServer, line) -> {
              if (toServer) {
                lines.add(line);
              }
            });
  }

  int port() {
    return tap.port();
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  /** Claims that each line is one that was meant: no text has become a command. */
  void expectNothingInjected() {
    assertThat(lines).isNotEmpty();
    assertThat(lines).allMatch(IrcWatch::isMeant);
  }

  static boolean isMeant(String line) {
    String command = line.replaceFirst("^@\\S+ ", "").split(" ", 2)[0];
    return COMMANDS.contains(command)
        && line.chars().noneMatch(c -> c == '\r' || c == '\n' || c == 0);
  }

  @Override
  public void close() {
    tap.close();
  }
}
