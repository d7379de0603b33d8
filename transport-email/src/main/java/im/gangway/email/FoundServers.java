package im.gangway.email;

import im.gangway.email.address.MailAddress;
import im.gangway.email.autoconfig.Candidate;
import im.gangway.email.autoconfig.MailServer;
import im.gangway.email.autoconfig.MailServer.Protocol;
import im.gangway.email.autoconfig.ServerSearch;
import im.gangway.email.imap.MailHost;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Servers as the admin named them, or else as they can be found. Thread-safe. */
final class FoundServers implements ServerFinder {
  private final FixedServers fixed;
  private final ServerSearch search;
  private final boolean isSearched;

  FoundServers(AccountSettings settings, ServerSearch search) {
    this.fixed = settings.fixed();
    this.isSearched = settings.isSearched();
    this.search = search;
  }

  @Override
  public boolean isFixed(MailAddress address) {
    return fixed.of(address).isPresent();
  }

  @Override
  public List<Map<String, String>> find(MailAddress address) {
    if (isFixed(address)) {
      return fixed.of(address).stream().map(each -> each.fields(address)).toList();
    }
    Set<Map<String, String>> all = new LinkedHashSet<>();
    if (isSearched) {
      search.find(address.wire()).forEach(each -> all.addAll(pairs(each)));
    }
    return List.copyOf(all);
  }

  /** Each server for reading with each for sending: the likeliest of both first. */
  private static List<Map<String, String>> pairs(Candidate candidate) {
    List<Map<String, String>> all = new ArrayList<>();
    for (MailServer read : candidate.incoming()) {
      for (MailServer sent : candidate.outgoing()) {
        all.add(fields(read, sent, candidate.user()));
      }
    }
    return all;
  }

  private static Map<String, String> fields(MailServer read, MailServer sent, String user) {
    return Map.of(
        MailAccount.PROTOCOL, read.protocol() == Protocol.POP ? "pop3" : "imap",
        MailAccount.IMAP_HOST, read.host(),
        MailAccount.IMAP_PORT, Integer.toString(read.port()),
        MailAccount.SECURITY, written(read.security()),
        MailAccount.SMTP_HOST, sent.host(),
        MailAccount.SMTP_PORT, Integer.toString(sent.port()),
        MailAccount.SMTP_SECURITY, written(sent.security()),
        MailAccount.USERNAME, user);
  }

  private static String written(MailHost.Security security) {
    return security == MailHost.Security.STARTTLS ? "starttls" : "tls";
  }
}
