package im.gangway.demo;

import im.gangway.peers.IrcClient;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bob stays on IRC, greets whoever comes, and answers, so that nobody talks to an empty room. */
final class Host implements AutoCloseable {
  private static final String NICK = "bob";
  private static final Pattern JOIN = Pattern.compile(":([^!]+)!\\S+ JOIN .*");
  private static final Pattern SAID = Pattern.compile(":([^!]+)!\\S+ PRIVMSG (\\S+) :(.*)");

  private final IrcClient client;

  Host(int port) {
    client = IrcClient.connect(port).register(NICK);
    client.join(Conversation.CHANNEL);
    client.onLine(this::react);
  }

  String nick() {
    return NICK;
  }

  @Override
  public void close() {
    client.close();
  }

  private void react(String line) {
    Matcher join = JOIN.matcher(line);
    Matcher said = SAID.matcher(line);
    if (join.matches()) {
      client.say(Conversation.CHANNEL, "Welcome to the garden, " + join.group(1) + "!");
    } else if (said.matches()) {
      boolean aside = said.group(2).equals(NICK);
      client.say(aside ? said.group(1) : said.group(2), "You said: " + said.group(3));
    }
  }
}
