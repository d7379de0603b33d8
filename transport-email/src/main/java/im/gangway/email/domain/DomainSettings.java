package im.gangway.email.domain;

import im.gangway.email.smtp.SmtpLogin;
import im.gangway.email.smtp.SmtpServer;
import im.gangway.email.smtp.SmtpServer.Security;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.Settings;
import im.gangway.transport.SettingsSchema;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the admin configured for a mail domain of an organisation.
 *
 * @param listen where the mail server hands mails over
 * @param trusted who may do that
 * @param smarthost who sends mails on; empty if users only receive
 * @param isLmtp whether the smarthost is one that delivers into mailboxes itself (RFC 2033)
 * @param login what the smarthost wants
 * @param map which user has which address
 * @param authority whose Authentication-Results are believed (RFC 8601); empty: nobody's
 * @param rejectForged whether mail that fails DMARC is refused rather than marked
 * @param answerWithin how long a delivery waits for what the XMPP server says
 * @param maxBytes of one mail
 */
public record DomainSettings(
    InetSocketAddress listen,
    TrustedHosts trusted,
    Optional<SmtpServer> smarthost,
    boolean isLmtp,
    SmtpLogin login,
    AddressMap map,
    Optional<String> authority,
    boolean rejectForged,
    Duration answerWithin,
    int maxBytes) {

  /** The keys of {@code domain-mode}. */
  public static final SettingsSchema SCHEMA =
      SettingsSchema.builder()
          .flag("enabled", false, "Whether the gateway serves a mail domain.")
          .text("listen", "127.0.0.1:2526", "Where the mail server delivers by LMTP or SMTP.")
          .texts(
              "trusted", List.of("127.0.0.0/8"), "Networks whose hosts may deliver, such as ::1.")
          .text("smarthost", null, "The server that sends mails on, such as 127.0.0.1:25.")
          .text("smarthost-protocol", "smtp", "smtp, or lmtp for a server of one's own.")
          .text("smarthost-security", "none", "none, starttls or tls.")
          .text("smarthost-user", null, "The name to log in with there, if it wants one.")
          .secret("smarthost-password", "The password to log in with there.")
          .texts(
              "map", List.of(), "Rows \"name@mail.example = name@chat.example\"; * for any name.")
          .text("authserv-id", null, "The name under which the mail server writes what it checked.")
          .flag("reject-forged", false, "Whether mail that fails DMARC there is refused.")
          .duration(
              "answer-within",
              Duration.ofSeconds(5),
              "How long a delivery waits for the XMPP server's answer.")
          .number("max-mail-kib", 25 * 1024, "The largest mail that is taken, in KiB.")
          .build();

  private static final int SMTP = 25;

  /** Reads the section; empty if the gateway serves no domain. */
  public static Optional<DomainSettings> of(Settings settings) throws ConfigurationException {
    if (!settings.flag("enabled")) {
      return Optional.empty();
    }
    Optional<SmtpServer> smarthost = smarthost(settings);
    return Optional.of(
        new DomainSettings(
            endpoint("listen", settings.text("listen"), 0),
            TrustedHosts.of(settings.texts("trusted")),
            smarthost,
            isLmtp(settings),
            login(settings, smarthost),
            AddressMap.of(settings.texts("map")),
            settings.optionalText("authserv-id").map(id -> id.toLowerCase(Locale.ROOT)),
            settings.flag("reject-forged"),
            settings.duration("answer-within"),
            kib(settings.number("max-mail-kib"))));
  }

  private static int kib(int number) throws ConfigurationException {
    if (number < 64 || number > 64 * 1024) {
      throw new ConfigurationException("domain-mode.max-mail-kib: from 64 to 65536");
    }
    return number * 1024;
  }

  private static Optional<SmtpServer> smarthost(Settings settings) throws ConfigurationException {
    Optional<String> written = settings.optionalText("smarthost").filter(each -> !each.isBlank());
    if (written.isEmpty()) {
      return Optional.empty();
    }
    InetSocketAddress at = endpoint("smarthost", written.get(), SMTP);
    return Optional.of(new SmtpServer(at.getHostString(), at.getPort(), security(settings)));
  }

  private static Security security(Settings settings) throws ConfigurationException {
    return switch (settings.text("smarthost-security").toLowerCase(Locale.ROOT)) {
      case "none" -> Security.NONE;
      case "starttls" -> Security.STARTTLS;
      case "tls" -> Security.TLS;
      default ->
          throw new ConfigurationException("domain-mode.smarthost-security: none, starttls or tls");
    };
  }

  private static boolean isLmtp(Settings settings) throws ConfigurationException {
    boolean isLmtp = settings.text("smarthost-protocol").equalsIgnoreCase("lmtp");
    if (!isLmtp && !settings.text("smarthost-protocol").equalsIgnoreCase("smtp")) {
      throw new ConfigurationException("domain-mode.smarthost-protocol: smtp or lmtp");
    }
    if (isLmtp
        && (security(settings) != Security.NONE
            || settings.optionalText("smarthost-user").isPresent())) {
      throw new ConfigurationException(
          "domain-mode.smarthost-protocol: lmtp has neither TLS nor a login here");
    }
    return isLmtp;
  }

  private static SmtpLogin login(Settings settings, Optional<SmtpServer> smarthost)
      throws ConfigurationException {
    Optional<String> user = settings.optionalText("smarthost-user");
    if (user.isEmpty()) {
      return new SmtpLogin.None();
    }
    if (smarthost.map(each -> each.security() == Security.NONE).orElse(false)) {
      throw new ConfigurationException(
          "domain-mode.smarthost-user: a password goes over TLS only;"
              + " set smarthost-security to starttls or tls");
    }
    return new SmtpLogin.Password(
        user.get(), settings.optionalText("smarthost-password").orElse(""));
  }

  private static InetSocketAddress endpoint(String key, String written, int port)
      throws ConfigurationException {
    int colon = written.lastIndexOf(':');
    boolean isSix = written.startsWith("[");
    boolean hasPort = isSix ? written.contains("]:") : colon >= 0 && written.indexOf(':') == colon;
    String host = hasPort ? written.substring(0, colon) : written;
    String number = hasPort ? written.substring(colon + 1) : Integer.toString(port);
    if (host.isEmpty() || !number.matches("\\d{1,5}") || Integer.parseInt(number) > 65_535) {
      throw new ConfigurationException(
          "domain-mode." + key + ": \"" + written + "\" is not host:port");
    }
    return InetSocketAddress.createUnresolved(
        host.replaceAll("[\\[\\]]", ""), Integer.parseInt(number));
  }
}
