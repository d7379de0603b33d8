package im.gangway.email.autoconfig;

import im.gangway.email.autoconfig.Candidate.Source;
import im.gangway.email.autoconfig.MailServer.Protocol;
import im.gangway.email.autoconfig.ServiceRecords.Srv;
import im.gangway.email.imap.MailHost.Security;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The servers that a domain names in SRV records (RFC 6186; TLS first, as RFC 8314 §5.1 wants). */
final class ServiceSearch {
  private static final Comparator<Srv> ORDER =
      Comparator.comparingInt(Srv::priority).thenComparing(Srv::weight, Comparator.reverseOrder());

  private final ServiceRecords records;

  ServiceSearch(ServiceRecords records) {
    this.records = records;
  }

  Candidate find(String domain, String user) {
    List<MailServer> incoming = new ArrayList<>();
    incoming.addAll(servers("_imaps", domain, Protocol.IMAP, Security.TLS));
    incoming.addAll(servers("_imap", domain, Protocol.IMAP, Security.STARTTLS));
    incoming.addAll(servers("_pop3s", domain, Protocol.POP, Security.TLS));
    List<MailServer> outgoing = new ArrayList<>();
    outgoing.addAll(servers("_submissions", domain, Protocol.SMTP, Security.TLS));
    outgoing.addAll(servers("_submission", domain, Protocol.SMTP, Security.STARTTLS));
    return new Candidate(Source.DNS, incoming, outgoing, user);
  }

  private List<MailServer> servers(
      String service, String domain, Protocol protocol, Security security) {
    List<MailServer> servers = new ArrayList<>();
    records.find(service + "._tcp." + domain).stream()
        .sorted(ORDER)
        .filter(each -> !each.target().equals("."))
        .forEach(each -> add(servers, protocol, each, security));
    return servers;
  }

  private static void add(
      List<MailServer> servers, Protocol protocol, Srv record, Security security) {
    try {
      servers.add(new MailServer(protocol, record.target(), record.port(), security));
    } catch (IllegalArgumentException broken) {
      return;
    }
  }
}
