package im.gangway.email;

import im.gangway.email.domain.DomainSettings;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.Settings;
import im.gangway.transport.SettingsSchema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the admin configured for e-mail.
 *
 * @param accounts users' own mailboxes; empty if they are not wanted
 * @param accountReports whether users' servers are asked to report success
 * @param domain an organisation's mail domain; empty if there is none
 * @param language of the gateway's own words within the text of a mail
 * @param helloName what we call ourselves when we send
 */
record EmailSettings(
    Optional<AllowedHosts> accounts,
    boolean accountReports,
    Optional<DomainSettings> domain,
    Locale language,
    String helloName) {

  private static final SettingsSchema ACCOUNTS =
      SettingsSchema.builder()
          .flag("enabled", true, "Whether users may register mailboxes of their own.")
          .texts(
              "allow-hosts",
              List.of("*"),
              "Mail servers that users may name, such as *.example.org; * for any.")
          .flag(
              "delivery-reports",
              true,
              "Whether users' servers are asked to report success, which they do by mail.")
          .build();

  static final SettingsSchema SCHEMA =
      SettingsSchema.builder()
          .section("accounts", ACCOUNTS, "Users' own mailboxes.")
          .section("domain-mode", DomainSettings.SCHEMA, "A mail domain of an organisation.")
          .text("language", "en", "The language of the gateway's words within a mail's text.")
          .text("hello-name", "[127.0.0.1]", "What the gateway calls itself when it sends (EHLO).")
          .build();

  static EmailSettings of(Settings settings) throws ConfigurationException {
    Settings accounts = settings.section("accounts");
    Optional<AllowedHosts> allowed =
        accounts.flag("enabled")
            ? Optional.of(new AllowedHosts(accounts.texts("allow-hosts")))
            : Optional.empty();
    String hello = settings.text("hello-name");
    if (!hello.matches("[A-Za-z0-9.\\[\\]:-]{1,255}")) {
      throw new ConfigurationException("hello-name is no host name: " + hello);
    }
    return new EmailSettings(
        allowed,
        accounts.flag("delivery-reports"),
        DomainSettings.of(settings.section("domain-mode")),
        Locale.forLanguageTag(settings.text("language")),
        hello);
  }
}
