package im.gangway.email;

import im.gangway.email.address.MailAddress;
import im.gangway.email.imap.MailLogin;
import im.gangway.email.smtp.Submitter;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LoginStep;
import im.gangway.transport.Registration;
import im.gangway.transport.Text;
import im.gangway.transport.UserSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Registering a mailbox: its servers are found where they were not typed, and both are tried before
 * anything is stored. Thread-safe.
 */
final class MailRegistration {
  private static final Set<String> SERVERS =
      Set.of(
          MailAccount.IMAP_HOST,
          MailAccount.IMAP_PORT,
          MailAccount.SMTP_HOST,
          MailAccount.SMTP_PORT,
          MailAccount.SECURITY,
          MailAccount.SMTP_SECURITY);

  private static final Set<String> SECURITIES =
      Set.of(MailAccount.SECURITY, MailAccount.SMTP_SECURITY);

  private final AccountSettings settings;
  private final ServerFinder finder;
  private final Mailboxes mailboxes;
  private final Submitter submitter;
  private final Clock clock;

  MailRegistration(
      AccountSettings settings,
      ServerFinder finder,
      Mailboxes mailboxes,
      Submitter submitter,
      Clock clock) {
    this.settings = settings;
    this.finder = finder;
    this.mailboxes = mailboxes;
    this.submitter = submitter;
    this.clock = clock;
  }

  /**
   * Logs in to both servers; blocks.
   *
   * @param tokens in place of a password
   */
  LoginStep.Done verify(
      Registration candidate, UserSettings user, Optional<MailLogin.TokenSource> tokens)
      throws LegacyException {
    Instant now = clock.instant();
    ServerTrials trials = new ServerTrials(mailboxes, submitter, clock);
    LegacyException last = null;
    List<Map<String, String>> candidates = candidates(typed(candidate, user.of("")));
    for (Map<String, String> fields : candidates) {
      try {
        MailAccount account = MailAccount.of(fields).with(tokens);
        settings.requireAllowed(account);
        trials.login(account);
        return new LoginStep.Done(
            candidate.with(stored(fields, account, since(account, user, now))));
      } catch (LegacyException failed) {
        if (failed.reason() == FailureReason.CREDENTIALS_REFUSED) {
          throw failed;
        }
        last = last == null || isNoHost(last) ? failed : last;
      }
    }
    boolean isTold = last != null && (candidates.size() == 1 || !isNoHost(last));
    throw last != null && isTold
        ? last
        : new LegacyException(
            FailureReason.CONTENT_REFUSED,
            Text.of(MailRegistration.class, "no-servers", candidate.field(MailAccount.EMAIL)));
  }

  /** That a host does not exist of which we guessed the name helps nobody. */
  private static boolean isNoHost(LegacyException failed) {
    return failed.reason() == FailureReason.NETWORK_UNKNOWN;
  }

  private static Map<String, String> stored(
      Map<String, String> fields, MailAccount account, Instant since) {
    Map<String, String> stored = new HashMap<>(fields);
    stored.putAll(account.servers());
    stored.put(MailAccount.SINCE, since.toString());
    return stored;
  }

  /** Whoever changes a password wants the mails that came meanwhile. Servers count in seconds. */
  private static Instant since(MailAccount account, UserSettings user, Instant now) {
    try {
      MailAccount before = MailAccount.of(user.of(""));
      boolean isSame =
          before.address().isSameMailbox(account.address()) && before.imap().equals(account.imap());
      if (isSame && before.since().isAfter(Instant.EPOCH)) {
        return before.since();
      }
    } catch (LegacyException none) {
      // This is the first mailbox.
      return now.truncatedTo(ChronoUnit.SECONDS);
    }
    return now.truncatedTo(ChronoUnit.SECONDS);
  }

  /** The form shows the servers of before, which are of no use for an address elsewhere. */
  private static Map<String, String> typed(Registration candidate, Map<String, String> before) {
    Map<String, String> fields = new HashMap<>(candidate.fields());
    String address = candidate.field(MailAccount.EMAIL);
    String domain = address.substring(address.lastIndexOf('@') + 1);
    boolean isElsewhere = !before.getOrDefault(MailAccount.EMAIL, "").endsWith('@' + domain);
    boolean isUnchanged = SERVERS.stream().allMatch(each -> isSame(each, fields, before));
    fields.remove(MailAccount.PROTOCOL);
    if (isElsewhere && isUnchanged) {
      fields.keySet().removeAll(SERVERS);
      fields.remove(MailAccount.USERNAME, before.get(MailAccount.USERNAME));
    } else if (isUnchanged && before.containsKey(MailAccount.PROTOCOL)) {
      fields.put(MailAccount.PROTOCOL, before.get(MailAccount.PROTOCOL));
    }
    return fields;
  }

  private static boolean isSame(String name, Map<String, String> now, Map<String, String> before) {
    return now.getOrDefault(name, "").equals(before.getOrDefault(name, ""));
  }

  /** What was typed counts; only what is missing is looked for. */
  private List<Map<String, String>> candidates(Map<String, String> typed) throws LegacyException {
    MailAddress address = MailAddress.parse(typed.getOrDefault(MailAccount.EMAIL, ""));
    boolean isFixed = finder.isFixed(address);
    boolean isWhole =
        typed.containsKey(MailAccount.IMAP_HOST) && typed.containsKey(MailAccount.SMTP_HOST);
    if (isWhole && !isFixed) {
      return List.of(typed);
    }
    List<Map<String, String>> all = new ArrayList<>();
    for (Map<String, String> found : finder.find(address)) {
      Map<String, String> fields = new HashMap<>(found);
      typed.forEach((name, value) -> keepTyped(fields, name, value, isFixed));
      all.add(fields);
    }
    return all;
  }

  /** Whoever left the servers open did not choose how to reach them either. */
  private static void keepTyped(
      Map<String, String> fields, String name, String value, boolean isFixed) {
    boolean isChosen =
        isFixed
            ? !SERVERS.contains(name) && !name.equals(MailAccount.PROTOCOL)
            : !SECURITIES.contains(name) || !fields.containsKey(name);
    if (isChosen && !value.isBlank()) {
      fields.put(name, value.strip());
    }
  }
}
