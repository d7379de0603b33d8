package im.gangway.email;

import im.gangway.email.address.MailAddress;
import im.gangway.email.smtp.SmtpServer.Security;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.Settings;
import im.gangway.transport.SettingsSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Mail servers that the admin named for domains of mail addresses; users of these domains use
 * nothing else.
 *
 * @param all at most one for a domain
 */
record FixedServers(List<Entry> all) {

  /** The servers of a domain. */
  record Entry(String domain, Endpoint imap, Endpoint smtp, boolean isPop, boolean isLocalPart) {

    /** As they are registered. */
    Map<String, String> fields(MailAddress address) {
      return Map.of(
          MailAccount.PROTOCOL, isPop ? "pop3" : "imap",
          MailAccount.IMAP_HOST, imap.host(),
          MailAccount.IMAP_PORT, Integer.toString(imap.port()),
          MailAccount.SECURITY, MailAccount.written(imap.security()),
          MailAccount.SMTP_HOST, smtp.host(),
          MailAccount.SMTP_PORT, Integer.toString(smtp.port()),
          MailAccount.SMTP_SECURITY, MailAccount.written(smtp.security()),
          MailAccount.USERNAME, isLocalPart ? address.local() : address.wire());
    }

    boolean isOf(MailAccount account) {
      MailAccount.Host read = account.imap();
      return isPop == read.isPop()
          && imap.equals(new Endpoint(read.name(), read.port(), read.security()))
          && smtp.equals(
              new Endpoint(
                  account.smtp().host(), account.smtp().port(), account.smtp().security()));
    }
  }

  /** Where one of them listens. */
  record Endpoint(String host, int port, Security security) {
    private static final List<Integer> UPGRADED = List.of(110, 143, 587, 25);

    static Endpoint of(Settings settings, String key, int port) throws ConfigurationException {
      String written = settings.optionalText(key).orElse("").strip();
      int colon = written.lastIndexOf(':');
      String host = colon < 0 ? written : written.substring(0, colon);
      String digits = colon < 0 ? Integer.toString(port) : written.substring(colon + 1);
      boolean isOne =
          host.matches("[A-Za-z0-9._-]{1,253}")
              && digits.matches("\\d{1,5}")
              && Integer.parseInt(digits) > 0
              && Integer.parseInt(digits) < 65_536;
      if (!isOne) {
        throw new ConfigurationException(
            "accounts.servers." + key + ": \"" + written + "\" is not host:port");
      }
      int number = Integer.parseInt(digits);
      return new Endpoint(
          host.toLowerCase(Locale.ROOT), number, security(settings, key + "-security", number));
    }

    private static Security security(Settings settings, String key, int port)
        throws ConfigurationException {
      Optional<String> written = settings.optionalText(key);
      if (written.isEmpty()) {
        return UPGRADED.contains(port) ? Security.STARTTLS : Security.TLS;
      }
      return switch (written.get().toLowerCase(Locale.ROOT)) {
        case "tls" -> Security.TLS;
        case "starttls" -> Security.STARTTLS;
        default ->
            throw new ConfigurationException("accounts.servers." + key + ": tls or starttls");
      };
    }
  }

  /** The keys of one entry. */
  static final SettingsSchema SCHEMA =
      SettingsSchema.builder()
          .text("domain", null, "The domain of the mail addresses, such as example.org.")
          .text("imap", null, "The server for reading, such as imap.example.org:993.")
          .text("imap-security", null, "tls or starttls; what is usual on that port by default.")
          .text("protocol", "imap", "How that server is read: imap, or pop3 if it has no IMAP.")
          .text("smtp", null, "The server for sending, such as smtp.example.org:465.")
          .text("smtp-security", null, "tls or starttls; what is usual on that port by default.")
          .text("login", "address", "What users log in with: their address, or its localpart.")
          .build();

  FixedServers {
    all = List.copyOf(all);
  }

  static FixedServers of(List<Settings> settings) throws ConfigurationException {
    Entry[] all = new Entry[settings.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = entry(settings.get(i));
    }
    if (Stream.of(all).map(Entry::domain).distinct().count() != all.length) {
      throw new ConfigurationException("accounts.servers: a domain has more than one entry");
    }
    return new FixedServers(Arrays.asList(all));
  }

  private static Entry entry(Settings settings) throws ConfigurationException {
    String domain = settings.optionalText("domain").orElse("").strip().toLowerCase(Locale.ROOT);
    if (!domain.matches("[a-z0-9.-]{1,253}")) {
      throw new ConfigurationException(
          "accounts.servers.domain: \"" + domain + "\" is no domain; write it in ASCII");
    }
    String login = settings.text("login");
    if (!login.equals("address") && !login.equals("localpart")) {
      throw new ConfigurationException("accounts.servers.login: address or localpart");
    }
    String protocol = settings.text("protocol");
    if (!protocol.equals("imap") && !protocol.equals("pop3")) {
      throw new ConfigurationException("accounts.servers.protocol: imap or pop3");
    }
    boolean isPop = protocol.equals("pop3");
    return new Entry(
        domain,
        Endpoint.of(settings, "imap", isPop ? 995 : 993),
        Endpoint.of(settings, "smtp", 465),
        isPop,
        login.equals("localpart"));
  }

  /** The entry for an address. */
  Optional<Entry> of(MailAddress address) {
    String wire = address.wire();
    String domain = wire.substring(wire.lastIndexOf('@') + 1);
    return all.stream().filter(each -> each.domain().equals(domain)).findFirst();
  }

  /** All their hosts. */
  List<String> hosts() {
    return all.stream()
        .flatMap(each -> Stream.of(each.imap().host(), each.smtp().host()))
        .distinct()
        .toList();
  }
}
