package im.gangway.irc.login;

import im.gangway.irc.line.Formatting;
import im.gangway.irc.line.IrcLine;
import im.gangway.transport.Text;
import java.util.List;
import java.util.Optional;

/**
 * What follows from a line.
 *
 * @param send to be sent, in order
 * @param outcome present once, when the login has ended
 */
public record LoginStep(List<IrcLine> send, Optional<LoginOutcome> outcome) {
  private static final int MAX_WORDS = 300;

  public LoginStep {
    send = List.copyOf(send);
  }

  static LoginStep nothing() {
    return new LoginStep(List.of(), Optional.empty());
  }

  static LoginStep send(IrcLine... lines) {
    return new LoginStep(List.of(lines), Optional.empty());
  }

  static LoginStep send(List<IrcLine> lines) {
    return new LoginStep(lines, Optional.empty());
  }

  static LoginStep done(LoginResult result) {
    return new LoginStep(List.of(), Optional.of(result));
  }

  /** Says goodbye too: the caller only has to close. */
  static LoginStep failed(LoginFailure.Reason reason, Text text) {
    return new LoginStep(
        List.of(IrcLine.of("QUIT", "Login failed")), Optional.of(new LoginFailure(reason, text)));
  }

  /** As {@link #failed(LoginFailure.Reason, Text)}, in the server's words. */
  static LoginStep failed(LoginFailure.Reason reason, IrcLine line) {
    return failed(reason, Text.literal(words(line)));
  }

  /** What a server says in a line for people, within bounds. */
  static String words(IrcLine line) {
    String text = Formatting.strip(line.last());
    return text.length() <= MAX_WORDS ? text : text.substring(0, MAX_WORDS);
  }
}
