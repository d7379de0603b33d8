package im.gangway.irc.verb;

import im.gangway.irc.line.Ctcp;
import im.gangway.irc.line.IrcLine;
import im.gangway.irc.line.IrcSource;
import im.gangway.irc.network.Connection;
import java.util.Optional;

/** Answers the questions that clients ask each other, sparingly; answers to us are ignored. */
final class CtcpAnswers {
  private static final int MAX_ECHO = 100;

  void answer(Ctcp question, IrcLine line, Connection on) {
    IrcSource asker = line.source();
    boolean isQuestion = line.command().equals("PRIVMSG") && !on.isSelf(asker.nick());
    if (!isQuestion || asker.isServer() || asker.nick().isEmpty()) {
      return;
    }
    Optional<String> answer = answer(question);
    if (answer.isPresent() && on.ctcp().take()) {
      String text = new Ctcp(question.command(), answer.get()).format();
      on.send(IrcLine.of("NOTICE", asker.nick(), text));
    }
  }

  private static Optional<String> answer(Ctcp question) {
    return switch (question.command()) {
      case "VERSION" -> Optional.of("Gangway, an XMPP gateway");
      case "CLIENTINFO" -> Optional.of("ACTION CLIENTINFO PING VERSION");
      case "PING" ->
          question.argument().length() > MAX_ECHO
              ? Optional.empty()
              : Optional.of(question.argument());
      default -> Optional.empty();
    };
  }
}
