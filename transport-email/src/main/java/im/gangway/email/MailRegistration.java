package im.gangway.email;

import im.gangway.email.address.MailAddress;
import im.gangway.email.smtp.Submitter;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LoginStep;
import im.gangway.transport.Registration;
import im.gangway.transport.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Registering a mailbox: its servers are found where they were not typed, and both are tried before
 * anything is stored. Thread-safe.
 */
final class MailRegistration {
  private final AllowedHosts allowed;
  private final ServerFinder finder;
  private final Mailboxes mailboxes;
  private final Submitter submitter;

  MailRegistration(
      AllowedHosts allowed, ServerFinder finder, Mailboxes mailboxes, Submitter submitter) {
    this.allowed = allowed;
    this.finder = finder;
    this.mailboxes = mailboxes;
    this.submitter = submitter;
  }

  /** Logs in to both servers; blocks. */
  LoginStep verify(Registration candidate) throws LegacyException {
    LegacyException last = null;
    for (Map<String, String> fields : candidates(candidate)) {
      try {
        return new LoginStep.Done(accepted(candidate, fields));
      } catch (LegacyException failed) {
        if (failed.reason() == FailureReason.CREDENTIALS_REFUSED) {
          throw failed;
        }
        last = last == null ? failed : last;
      }
    }
    throw last != null
        ? last
        : new LegacyException(
            FailureReason.CONTENT_REFUSED,
            Text.of(MailRegistration.class, "no-servers", candidate.field(MailAccount.EMAIL)));
  }

  private Registration accepted(Registration candidate, Map<String, String> fields)
      throws LegacyException {
    MailAccount account = MailAccount.of(fields);
    requireAllowed(account.imap().name());
    requireAllowed(account.smtp().host());
    mailboxes.tryLogin(account);
    submitter.tryLogin(account.smtp(), account.login());
    Map<String, String> stored = new HashMap<>(fields);
    stored.putAll(account.servers());
    return candidate.with(stored);
  }

  /** What was typed counts; only what is missing is looked for. */
  private List<Map<String, String>> candidates(Registration candidate) throws LegacyException {
    MailAddress address = MailAddress.parse(candidate.field(MailAccount.EMAIL));
    boolean isTyped =
        !candidate.field(MailAccount.IMAP_HOST).isEmpty()
            && !candidate.field(MailAccount.SMTP_HOST).isEmpty();
    if (isTyped) {
      return List.of(candidate.fields());
    }
    List<Map<String, String>> all = new ArrayList<>();
    for (Map<String, String> found : finder.find(address)) {
      Map<String, String> fields = new HashMap<>(found);
      candidate.fields().forEach((name, value) -> keepTyped(fields, name, value));
      all.add(fields);
    }
    return all;
  }

  /** Whoever left the servers open did not choose how to reach them either. */
  private static void keepTyped(Map<String, String> fields, String name, String value) {
    boolean isChosen = !name.equals(MailAccount.SECURITY) || !fields.containsKey(name);
    if (isChosen && !value.isBlank()) {
      fields.put(name, value.strip());
    }
  }

  private void requireAllowed(String host) throws LegacyException {
    if (!allowed.allows(host)) {
      throw new LegacyException(
          FailureReason.NETWORK_NOT_ALLOWED, Text.of(MailRegistration.class, "not-allowed", host));
    }
  }
}
