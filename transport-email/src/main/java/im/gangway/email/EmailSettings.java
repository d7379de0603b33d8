package im.gangway.email;

import im.gangway.email.domain.DomainSettings;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.Settings;
import im.gangway.transport.SettingsSchema;
import java.util.Locale;
import java.util.Optional;

/**
 * What the admin configured for e-mail.
 *
 * @param accounts users' own mailboxes; empty if they are not wanted
 * @param domain an organisation's mail domain; empty if there is none
 * @param language of the gateway's own words within the text of a mail
 * @param helloName what we call ourselves when we send
 */
record EmailSettings(
    Optional<AccountSettings> accounts,
    Optional<DomainSettings> domain,
    Locale language,
    String helloName) {

  static final SettingsSchema SCHEMA =
      SettingsSchema.builder()
          .section("accounts", AccountSettings.SCHEMA, "Users' own mailboxes.")
          .section("domain-mode", DomainSettings.SCHEMA, "A mail domain of an organisation.")
          .text("language", "en", "The language of the gateway's words within a mail's text.")
          .text("hello-name", "[127.0.0.1]", "What the gateway calls itself when it sends (EHLO).")
          .build();

  static EmailSettings of(Settings settings) throws ConfigurationException {
    String hello = settings.text("hello-name");
    if (!hello.matches("[A-Za-z0-9.\\[\\]:-]{1,255}")) {
      throw new ConfigurationException("hello-name is no host name: " + hello);
    }
    return new EmailSettings(
        AccountSettings.of(settings.section("accounts")),
        DomainSettings.of(settings.section("domain-mode")),
        Locale.forLanguageTag(settings.text("language")),
        hello);
  }
}
