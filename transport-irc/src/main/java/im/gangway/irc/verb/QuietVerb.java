package im.gangway.irc.verb;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.network.Connection;
import java.util.Set;

/** What needs no attention: greetings, statistics, the message of the day, other users' state. */
final class QuietVerb implements Verb {
  @Override
  public Set<String> commands() {
    return Set.of(
        "001",
        "002",
        "003",
        "004",
        "010",
        "042",
        "221",
        "250",
        "251",
        "252",
        "253",
        "254",
        "255",
        "265",
        "266",
        "324",
        "328",
        "329",
        "372",
        "375",
        "376",
        "422",
        "900",
        "901",
        "903",
        "ACCOUNT",
        "AWAY",
        "SETNAME",
        "TAGMSG",
        "BATCH",
        "AUTHENTICATE",
        "ACK");
  }

  @Override
  public void handle(IrcLine line, Connection on) {}
}
