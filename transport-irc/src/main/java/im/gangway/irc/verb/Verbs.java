package im.gangway.irc.verb;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.network.Connection;
import im.gangway.irc.network.LineHandler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives each line to the verb that understands it. Immutable. */
public final class Verbs implements LineHandler {
  private static final Logger log = LoggerFactory.getLogger(Verbs.class);

  private static final List<Verb> ALL =
      List.of(
          new AwayVerb(),
          new CapVerb(),
          new ErrorVerb(),
          new HostVerb(),
          new InviteVerb(),
          new IsupportVerb(),
          new JoinVerb(),
          new KickVerb(),
          new KillVerb(),
          new ListVerb(),
          new MessageVerb(),
          new ModeVerb(),
          new NamesVerb(),
          new NickVerb(),
          new PartVerb(),
          new PingVerb(),
          new PongVerb(),
          new QuietVerb(),
          new QuitVerb(),
          new RemarkVerb(),
          new TopicVerb());

  private final Map<String, Verb> byCommand = new HashMap<>();
  private final RefusalVerb refusals = new RefusalVerb();
  private final UnknownVerb unknown = new UnknownVerb();

  public Verbs() {
    ALL.forEach(verb -> verb.commands().forEach(command -> register(command, verb)));
    refusals.commands().forEach(command -> register(command, refusals));
  }

  private void register(String command, Verb verb) {
    if (byCommand.put(command, verb) != null) {
      throw new IllegalStateException("Two verbs for " + command);
    }
  }

  @Override
  public void handle(IrcLine line, Connection connection) {
    Verb verb = byCommand.getOrDefault(line.command(), line.isError() ? refusals : unknown);
    try {
      verb.handle(line, connection);
    } catch (IllegalArgumentException | IndexOutOfBoundsException nonsense) {
      log.debug("Skipped a {} line that makes no sense: {}", line.command(), nonsense.toString());
    }
  }
}
