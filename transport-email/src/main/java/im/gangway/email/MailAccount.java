package im.gangway.email;

import im.gangway.email.address.MailAddress;
import im.gangway.email.mail.Mailbox;
import im.gangway.email.smtp.SmtpLogin;
import im.gangway.email.smtp.SmtpServer;
import im.gangway.email.smtp.SmtpServer.Security;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user's own mailbox, as it was registered.
 *
 * @param imap where mails are read
 * @param smtp where mails are sent
 */
record MailAccount(
    MailAddress address,
    Optional<String> name,
    String user,
    String password,
    Host imap,
    SmtpServer smtp) {

  /** A server to read mails from. */
  record Host(String name, int port, Security security) {}

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

  /** Reads what is stored, in which nothing is missing. */
  static MailAccount of(Map<String, String> fields) throws LegacyException {
    Security security = security(fields.getOrDefault(SECURITY, ""));
    String imap = fields.getOrDefault(IMAP_HOST, "");
    String smtp = fields.getOrDefault(SMTP_HOST, "");
    String email = fields.getOrDefault(EMAIL, "");
    if (email.isEmpty() || imap.isEmpty() || smtp.isEmpty()) {
      throw new LegacyException(
          FailureReason.ACCOUNT_REQUIRED, Text.of(MailAccount.class, "not-registered"));
    }
    MailAddress address = MailAddress.parse(email);
    boolean isTls = security == Security.TLS;
    return new MailAccount(
        address,
        Optional.of(fields.getOrDefault(NAME, "").strip()).filter(each -> !each.isEmpty()),
        user(fields, address),
        fields.getOrDefault(PASSWORD, ""),
        new Host(imap, port(fields.get(IMAP_PORT), isTls ? 993 : 143), security),
        new SmtpServer(smtp, port(fields.get(SMTP_PORT), isTls ? 465 : 587), security));
  }

  private static String user(Map<String, String> fields, MailAddress address) {
    String user = fields.getOrDefault(USERNAME, "").strip();
    return user.isEmpty() ? address.wire() : user;
  }

  private static Security security(String written) {
    return written.equals("starttls") ? Security.STARTTLS : Security.TLS;
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
    fields.put(SECURITY, smtp.security() == Security.STARTTLS ? "starttls" : "tls");
    return fields;
  }

  Mailbox mailbox() {
    return new Mailbox(name, address);
  }

  SmtpLogin login() {
    return new SmtpLogin.Password(user, password);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "MailAccount[" + smtp + ']';
  }
}
