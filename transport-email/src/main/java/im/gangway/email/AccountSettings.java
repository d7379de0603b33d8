package im.gangway.email;

import im.gangway.email.reach.HostGuard;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Settings;
import im.gangway.transport.SettingsSchema;
import im.gangway.transport.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the admin configured for users' own mailboxes.
 *
 * @param allowed servers that users may name
 * @param fixed servers that the admin named
 * @param isSearched whether servers are looked for in the network
 * @param folder with configuration files of the admin's
 * @param wantsReports whether users' servers are asked to report success
 */
record AccountSettings(
    AllowedHosts allowed,
    FixedServers fixed,
    boolean isSearched,
    Optional<Path> folder,
    boolean wantsReports) {

  static final SettingsSchema SCHEMA =
      SettingsSchema.builder()
          .flag("enabled", true, "Whether users may register mailboxes of their own.")
          .texts(
              "allow-hosts",
              List.of("*"),
              "Mail servers that users may use, such as *.example.org; * for any. Those in private"
                  + " networks only if they are named here one by one.")
          .sectionList(
              "servers",
              FixedServers.SCHEMA,
              "The servers of certain mail domains, which then are neither searched nor typed.")
          .flag(
              "search",
              true,
              "Whether servers are looked for: SRV records, autoconfiguration, usual names.")
          .text(
              "autoconfig-folder",
              null,
              "A folder with files of Mozilla's autoconfiguration, such as example.org.xml.")
          .flag(
              "delivery-reports",
              true,
              "Whether users' servers are asked to report success, which they do by mail.")
          .build();

  static Optional<AccountSettings> of(Settings settings) throws ConfigurationException {
    return settings.flag("enabled")
        ? Optional.of(
            new AccountSettings(
                new AllowedHosts(settings.texts("allow-hosts")),
                FixedServers.of(settings.sectionList("servers")),
                settings.flag("search"),
                settings.optionalText("autoconfig-folder").map(Path::of),
                settings.flag("delivery-reports")))
        : Optional.empty();
  }

  /** Hosts that the admin named are dialled wherever they are. */
  HostGuard guard() {
    List<String> named = new ArrayList<>(allowed.named());
    named.addAll(fixed.hosts());
    return new HostGuard(named);
  }

  /** An account of a domain with servers of its own has just these. */
  void requireAllowed(MailAccount account) throws LegacyException {
    Optional<FixedServers.Entry> entry = fixed.of(account.address());
    if (entry.isEmpty()) {
      requireAllowed(account.imap().name());
      requireAllowed(account.smtp().host());
    } else if (!entry.get().isOf(account)) {
      throw notAllowed(account.imap().name());
    }
  }

  /** What the admin named for a domain is not meant for the users of others. */
  private void requireAllowed(String host) throws LegacyException {
    String name = host.toLowerCase(Locale.ROOT);
    boolean isOfOthers = fixed.hosts().contains(name) && !allowed.named().contains(name);
    if (isOfOthers || !allowed.allows(host)) {
      throw notAllowed(host);
    }
  }

  private static LegacyException notAllowed(String host) {
    return new LegacyException(
        FailureReason.NETWORK_NOT_ALLOWED, Text.of(AccountSettings.class, "not-allowed", host));
  }
}
