package im.gangway.email;

import im.gangway.email.address.MailAddress;
import im.gangway.email.imap.MailLogin;
import im.gangway.email.smtp.Route;
import im.gangway.email.smtp.SmtpLogin;
import im.gangway.email.smtp.SmtpServer;
import im.gangway.email.smtp.Submission;
import im.gangway.email.smtp.Submitter;
import im.gangway.email.smtp.Verdict;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import java.time.Duration;
import java.util.Map;

/** The way by a server that wants tokens; one it refuses is refreshed once. Thread-safe. */
final class TokenRoute implements Route {
  private static final Duration PATIENCE = Duration.ofSeconds(22);

  private final Submitter submitter;
  private final SmtpServer server;
  private final String user;
  private final MailLogin.TokenSource tokens;

  TokenRoute(Submitter submitter, SmtpServer server, String user, MailLogin.TokenSource tokens) {
    this.submitter = submitter;
    this.server = server;
    this.user = user;
    this.tokens = tokens;
  }

  @Override
  public String name() {
    return server.toString();
  }

  @Override
  public Map<MailAddress, Verdict> submit(Submission submission) throws LegacyException {
    try {
      return submitter.submit(server, login(false), submission);
    } catch (LegacyException refused) {
      if (refused.reason() != FailureReason.CREDENTIALS_REFUSED) {
        throw refused;
      }
      return submitter.submit(server, login(true), submission);
    }
  }

  private SmtpLogin login(boolean isRefused) throws LegacyException {
    String token = Waiting.get(tokens.token(isRefused), PATIENCE, server.host());
    return new SmtpLogin.Token(user, token);
  }
}
