package im.gangway.email.autoconfig;

import im.gangway.email.autoconfig.Candidate.Source;
import im.gangway.email.autoconfig.MailServer.Protocol;
import im.gangway.email.imap.MailHost.Security;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the servers of a mail address, the surest first. Blocks; tells nobody a password, and only
 * the address's own provider the address. Thread-safe.
 */
public final class ServerSearch {
  private final ServiceSearch services;
  private final ConfigurationPages pages;
  private final Optional<Path> folder;

  /**
   * @param folder has files of Mozilla's autoconfiguration of the administrator's, {@code
   *     example.org.xml}, which are believed before anything else
   */
  public ServerSearch(ServiceRecords records, ConfigurationPages pages, Optional<Path> folder) {
    this.services = new ServiceSearch(records);
    this.pages = pages;
    this.folder = folder;
  }

  /**
   * All candidates; the last one is a guess.
   *
   * @param address with its domain in ASCII
   * @throws IllegalArgumentException if it is none
   */
  public List<Candidate> find(String address) {
    int at = address.lastIndexOf('@');
    String domain = address.substring(at + 1).toLowerCase(Locale.ROOT);
    if (at < 1 || !domain.matches("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?")) {
      throw new IllegalArgumentException("Not a mail address");
    }
    List<Candidate> all = new ArrayList<>();
    kept(domain, address).ifPresent(all::add);
    Optional.of(services.find(domain, address)).filter(Candidate::isWhole).ifPresent(all::add);
    published(domain, address).ifPresent(all::add);
    all.add(guess(domain, address));
    return all;
  }

  private Optional<Candidate> kept(String domain, String address) {
    try {
      Path file = folder.map(each -> each.resolve(domain + ".xml")).orElse(null);
      return file != null && Files.isRegularFile(file)
          ? AutoconfigFile.read(Files.readAllBytes(file), address)
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private Optional<Candidate> published(String domain, String address) {
    String query = "?emailaddress=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
    return page("https://autoconfig." + domain + "/mail/config-v1.1.xml" + query, address)
        .or(
            () ->
                page(
                    "https://" + domain + "/.well-known/autoconfig/mail/config-v1.1.xml", address));
  }

  private Optional<Candidate> page(String uri, String address) {
    try {
      return pages.fetch(URI.create(uri)).flatMap(file -> AutoconfigFile.read(file, address));
    } catch (IOException unreachable) {
      return Optional.empty();
    }
  }

  private static Candidate guess(String domain, String address) {
    List<MailServer> incoming = new ArrayList<>();
    List<MailServer> outgoing = new ArrayList<>();
    for (String host : List.of("imap." + domain, "mail." + domain, domain)) {
      incoming.add(new MailServer(Protocol.IMAP, host, 993, Security.TLS));
      incoming.add(new MailServer(Protocol.IMAP, host, 143, Security.STARTTLS));
    }
    incoming.add(new MailServer(Protocol.POP, "pop." + domain, 995, Security.TLS));
    for (String host : List.of("smtp." + domain, "mail." + domain, domain)) {
      outgoing.add(new MailServer(Protocol.SMTP, host, 465, Security.TLS));
      outgoing.add(new MailServer(Protocol.SMTP, host, 587, Security.STARTTLS));
    }
    return new Candidate(Source.GUESS, incoming, outgoing, address);
  }
}
