package im.gangway.email.autoconfig;

import java.util.List;

/**
 * Servers that may be those of an address, each list with the likeliest first.
 *
 * @param source where they are from
 * @param incoming IMAP before POP
 * @param user the name to log in with
 */
public record Candidate(
    Source source, List<MailServer> incoming, List<MailServer> outgoing, String user) {

  /** Where servers are known from. */
  public enum Source {
    /** SRV records of the address's domain. */
    DNS,
    /** The configuration that the provider publishes, or that the administrator keeps. */
    AUTOCONFIG,
    /** The names that most providers use. */
    GUESS
  }

  public Candidate {
    incoming = List.copyOf(incoming);
    outgoing = List.copyOf(outgoing);
  }

  /** Whether mails can come and go. */
  public boolean isWhole() {
    return !incoming.isEmpty() && !outgoing.isEmpty();
  }
}
