package im.gangway.email;

import im.gangway.email.smtp.SmtpServer;
import im.gangway.email.smtp.Submitter;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Logs in to servers that may be the right ones, to each at most once and to no more when it has
 * taken too long. For one registration.
 */
final class ServerTrials {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final Mailboxes mailboxes;
  private final Submitter submitter;
  private final Clock clock;
  private final Instant end;
  private final Set<Object> good = new HashSet<>();
  private final Map<Object, LegacyException> bad = new HashMap<>();

  ServerTrials(Mailboxes mailboxes, Submitter submitter, Clock clock) {
    this.mailboxes = mailboxes;
    this.submitter = submitter;
    this.clock = clock;
    this.end = clock.instant().plus(LONGEST);
  }

  private interface Trial {
    void run() throws LegacyException;
  }

  /** Returns if both servers take the login. Blocks. */
  void login(MailAccount account) throws LegacyException {
    SmtpServer smtp = account.smtp();
    once(account.imap(), () -> mailboxes.tryLogin(account));
    once(smtp, () -> submitter.tryLogin(smtp, account.login()));
  }

  private void once(Object server, Trial trial) throws LegacyException {
    if (good.contains(server)) {
      return;
    }
    LegacyException known = bad.get(server);
    if (known != null) {
      throw known;
    }
    if (clock.instant().isAfter(end)) {
      throw new LegacyException(
          FailureReason.NETWORK_UNREACHABLE, Text.of(ServerTrials.class, "too-long"));
    }
    try {
      trial.run();
      good.add(server);
    } catch (LegacyException failed) {
      bad.put(server, failed);
      throw failed;
    }
  }
}
