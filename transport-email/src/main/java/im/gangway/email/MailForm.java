package im.gangway.email;

import static im.gangway.email.MailAccount.EMAIL;
import static im.gangway.email.MailAccount.IMAP_HOST;
import static im.gangway.email.MailAccount.IMAP_PORT;
import static im.gangway.email.MailAccount.NAME;
import static im.gangway.email.MailAccount.PASSWORD;
import static im.gangway.email.MailAccount.SAME;
import static im.gangway.email.MailAccount.SECURITY;
import static im.gangway.email.MailAccount.SMTP_HOST;
import static im.gangway.email.MailAccount.SMTP_PORT;
import static im.gangway.email.MailAccount.SMTP_SECURITY;
import static im.gangway.email.MailAccount.USERNAME;

import im.gangway.transport.FormField;
import im.gangway.transport.RegistrationForm;
import im.gangway.transport.Text;
import java.util.List;

/** What users fill in to register their own mailbox. */
final class MailForm {
  private MailForm() {}

  static final RegistrationForm FORM =
      new RegistrationForm(
          words("form-title"),
          words("form-instructions"),
          List.of(
              FormField.required(EMAIL, FormField.Type.TEXT, words("email-label")),
              FormField.required(PASSWORD, FormField.Type.SECRET, words("password-label")),
              FormField.of(NAME, FormField.Type.TEXT, words("name-label"), ""),
              FormField.of(USERNAME, FormField.Type.TEXT, words("username-label"), ""),
              FormField.of(IMAP_HOST, FormField.Type.TEXT, words("imap-host-label"), ""),
              FormField.of(IMAP_PORT, FormField.Type.NUMBER, words("imap-port-label"), "")
                  .inRange(1, 65_535),
              FormField.of(SMTP_HOST, FormField.Type.TEXT, words("smtp-host-label"), ""),
              FormField.of(SMTP_PORT, FormField.Type.NUMBER, words("smtp-port-label"), "")
                  .inRange(1, 65_535),
              FormField.choice(
                  SECURITY,
                  words("security-label"),
                  "tls",
                  List.of(
                      new FormField.Option("tls", words("security-tls")),
                      new FormField.Option("starttls", words("security-starttls")))),
              FormField.choice(
                  SMTP_SECURITY,
                  words("smtp-security-label"),
                  SAME,
                  List.of(
                      new FormField.Option(SAME, words("security-same")),
                      new FormField.Option("tls", words("security-tls")),
                      new FormField.Option("starttls", words("security-starttls"))))),
          List.of(EMAIL),
          true);

  private static Text words(String key) {
    return Text.of(MailForm.class, key);
  }
}
