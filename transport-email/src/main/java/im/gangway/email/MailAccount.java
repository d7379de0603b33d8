package im.gangway.email;

import im.gangway.email.address.MailAddress;
import im.gangway.email.imap.MailLogin;
import im.gangway.email.mail.Mailbox;
import im.gangway.email.smtp.SmtpLogin;
import im.gangway.email.smtp.SmtpServer;
import im.gangway.email.smtp.SmtpServer.Security;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user's own mailbox, as it was registered.
 *
 * @param imap where mails are read
 * @param smtp where mails are sent
 * @param since mails that came before do not matter
 * @param tokens in place of a password
 */
record MailAccount(
    MailAddress address,
    Optional<String> name,
    String user,
    String password,
    Host imap,
    SmtpServer smtp,
    Instant since,
    Optional<MailLogin.TokenSource> tokens) {

  /**
   * A server to read mails from.
   *
   * @param isPop by POP3, since it has no IMAP
   */
  record Host(String name, int port, Security security, boolean isPop) {}

  private static final Duration PATIENCE = Duration.ofSeconds(22);

  /** Names of the registration's fields. */
  static final String EMAIL = "email";

  static final String PASSWORD = "password";
  static final String USERNAME = "username";
  static final String NAME = "name";
  static final String IMAP_HOST = "imap_host";
  static final String IMAP_PORT = "imap_port";
  static final String SMTP_HOST = "smtp_host";
  static final String SMTP_PORT = "smtp_port";
  static final String SECURITY = "security";

  static final String SMTP_SECURITY = "smtp_security";

  /** {@code imap} or {@code pop3}; nobody is asked for it, since ports say it. */
  static final String PROTOCOL = "protocol";

  /** The choice of {@link #SMTP_SECURITY} that is none: as usual on the port, or as for reading. */
  static final String SAME = "same";

  /** When it was registered, in ISO 8601; nobody is asked for it. */
  static final String SINCE = "since";

  /** What the provider granted, in place of a password; nobody is asked for it. */
  static final String REFRESH_TOKEN = "refresh_token";

  /** Reads what is stored, in which nothing is missing. */
  static MailAccount of(Map<String, String> fields) throws LegacyException {
    Security read = security(fields, SECURITY, fields.get(IMAP_PORT), Security.TLS);
    Security sent = security(fields, SMTP_SECURITY, fields.get(SMTP_PORT), read);
    String imap = fields.getOrDefault(IMAP_HOST, "");
    String smtp = fields.getOrDefault(SMTP_HOST, "");
    String email = fields.getOrDefault(EMAIL, "");
    if (email.isEmpty() || imap.isEmpty() || smtp.isEmpty()) {
      throw new LegacyException(
          FailureReason.ACCOUNT_REQUIRED, Text.of(MailAccount.class, "not-registered"));
    }
    MailAddress address = MailAddress.parse(email);
    return new MailAccount(
        address,
        Optional.of(fields.getOrDefault(NAME, "").strip()).filter(each -> !each.isEmpty()),
        user(fields, address),
        fields.getOrDefault(PASSWORD, ""),
        new Host(
            imap,
            port(fields.get(IMAP_PORT), read == Security.TLS ? 993 : 143),
            read,
            isPop(fields)),
        new SmtpServer(smtp, port(fields.get(SMTP_PORT), sent == Security.TLS ? 465 : 587), sent),
        since(fields.getOrDefault(SINCE, "")),
        Optional.empty());
  }

  private static String user(Map<String, String> fields, MailAddress address) {
    String user = fields.getOrDefault(USERNAME, "").strip();
    return user.isEmpty() ? address.wire() : user;
  }

  private static boolean isPop(Map<String, String> fields) {
    return switch (fields.getOrDefault(IMAP_PORT, "").strip()) {
      case "110", "995" -> true;
      case "143", "993" -> false;
      default -> fields.getOrDefault(PROTOCOL, "").equals("pop3");
    };
  }

  /** On the usual ports there is no choice. */
  private static Security security(
      Map<String, String> fields, String name, @Nullable String port, Security otherwise) {
    String written = fields.getOrDefault(name, "");
    if (!written.isEmpty() && !written.equals(SAME)) {
      return written.equals("starttls") ? Security.STARTTLS : Security.TLS;
    }
    return switch (port == null ? "" : port.strip()) {
      case "465", "993", "995" -> Security.TLS;
      case "110", "143", "587" -> Security.STARTTLS;
      default -> otherwise;
    };
  }

  static String written(Security security) {
    return security == Security.STARTTLS ? "starttls" : "tls";
  }

  private static Instant since(String written) {
    try {
      return written.isEmpty() ? Instant.EPOCH : Instant.parse(written);
    } catch (DateTimeParseException broken) {
      return Instant.EPOCH;
    }
  }

  private static int port(@Nullable String written, int otherwise) {
    return written == null || written.isBlank() ? otherwise : Integer.parseInt(written.strip());
  }

  /** The same as fields, servers included, so that they need not be found again. */
  Map<String, String> servers() {
    Map<String, String> fields = new HashMap<>();
    fields.put(IMAP_HOST, imap.name());
    fields.put(IMAP_PORT, Integer.toString(imap.port()));
    fields.put(SMTP_HOST, smtp.host());
    fields.put(SMTP_PORT, Integer.toString(smtp.port()));
    fields.put(SECURITY, written(imap.security()));
    fields.put(PROTOCOL, imap.isPop() ? "pop3" : "imap");
    fields.put(SMTP_SECURITY, written(smtp.security()));
    return fields;
  }

  Mailbox mailbox() {
    return new Mailbox(name, address);
  }

  /** The same with tokens, if there are any. */
  MailAccount with(Optional<MailLogin.TokenSource> source) {
    return new MailAccount(address, name, user, password, imap, smtp, since, source);
  }

  /** Blocks if there are tokens. */
  SmtpLogin login() throws LegacyException {
    return tokens.isEmpty()
        ? new SmtpLogin.Password(user, password)
        : new SmtpLogin.Token(
            user, Waiting.get(tokens.get().token(false), PATIENCE, smtp.toString()));
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "MailAccount[" + smtp + ']';
  }
}
