package im.gangway.email.autoconfig;

import im.gangway.email.imap.MailHost.Security;
import java.util.Locale;

/**
 * A server that may be right.
 *
 * @param host in lower case and without a dot at its end
 */
public record MailServer(Protocol protocol, String host, int port, Security security) {

  /** What it is for. */
  public enum Protocol {
    IMAP,
    POP,
    /** Submission. */
    SMTP
  }

  public MailServer {
    String name = host.toLowerCase(Locale.ROOT);
    host = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    if (!host.matches("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?") || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("Not a host and a port");
    }
  }
}
