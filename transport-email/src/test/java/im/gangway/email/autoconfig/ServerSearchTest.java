package im.gangway.email.autoconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.gangway.email.autoconfig.Candidate.Source;
import im.gangway.email.autoconfig.MailServer.Protocol;
import im.gangway.email.autoconfig.ServiceRecords.Srv;
import im.gangway.email.imap.MailHost.Security;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServerSearchTest {
  private static final String ADDRESS = "alice@example.org";
  private static final String FILE =
      """
      <?xml version="1.0"?>
      <clientConfig version="1.1"><emailProvider id="example.org"><domain>example.org</domain>
      <incomingServer type="pop3"><hostname>pop.example.net</hostname><port>995</port>
      <socketType>SSL</socketType><username>%EMAILLOCALPART%</username></incomingServer>
      <incomingServer type="imap"><hostname>imap.%EMAILDOMAIN%</hostname><port>993</port>
      <socketType>SSL</socketType><username>%EMAILLOCALPART%</username>
      <authentication>OAuth2</authentication><authentication>password-cleartext</authentication>
      </incomingServer>
      <incomingServer type="imap"><hostname>open.example.net</hostname><port>143</port>
      <socketType>plain</socketType></incomingServer>
      <outgoingServer type="smtp"><hostname>smtp.example.net</hostname><port>587</port>
      <socketType>STARTTLS</socketType></outgoingServer>
      </emailProvider></clientConfig>
      """;

  private final Map<String, List<Srv>> records = new HashMap<>();
  private final Map<String, byte[]> files = new HashMap<>();
  private final List<URI> asked = new ArrayList<>();

  @Test
  void prefersTlsFromTheFirstByteAmongServiceRecords() {
    records.put("_imap._tcp.example.org", List.of(new Srv(0, 1, 143, "a.example.net.")));
    records.put("_imaps._tcp.example.org", List.of(new Srv(0, 1, 993, "b.example.net.")));
    records.put("_submission._tcp.example.org", List.of(new Srv(0, 1, 587, "c.example.net.")));

    Candidate first = find().get(0);

    assertThat(first.source()).isEqualTo(Source.DNS);
    assertThat(first.incoming())
        .containsExactly(
            new MailServer(Protocol.IMAP, "b.example.net", 993, Security.TLS),
            new MailServer(Protocol.IMAP, "a.example.net", 143, Security.STARTTLS));
    assertThat(first.outgoing())
        .containsExactly(new MailServer(Protocol.SMTP, "c.example.net", 587, Security.STARTTLS));
  }

  @Test
  void ordersRecordsByPriorityAndPassesOverServicesThatAreDenied() {
    records.put(
        "_imaps._tcp.example.org",
        List.of(
            new Srv(20, 1, 993, "last.example.net."),
            new Srv(10, 1, 993, "first.example.net."),
            new Srv(0, 0, 0, ".")));
    records.put("_submissions._tcp.example.org", List.of(new Srv(0, 1, 465, "c.example.net.")));

    assertThat(find().get(0).incoming())
        .extracting(MailServer::host)
        .containsExactly("first.example.net", "last.example.net");
  }

  @Test
  void readsWhatTheProviderPublishes() {
    files.put("https://autoconfig.example.org/mail/config-v1.1.xml", bytes(FILE));

    Candidate first = find().get(0);

    assertThat(first.source()).isEqualTo(Source.AUTOCONFIG);
    assertThat(first.user()).isEqualTo("alice");
    assertThat(first.incoming())
        .containsExactly(
            new MailServer(Protocol.IMAP, "imap.example.org", 993, Security.TLS),
            new MailServer(Protocol.POP, "pop.example.net", 995, Security.TLS));
  }

  @Test
  void asksOnlyByHttpsAndTheSecondPlaceWithoutTheAddress() {
    find();
    assertThat(asked).extracting(URI::getScheme).containsOnly("https");
    assertThat(asked).last().extracting(URI::getQuery).isNull();
  }

  @Test
  void believesTheAdministratorsFileFirst(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("example.org.xml"), FILE);
    records.put("_imaps._tcp.example.org", List.of(new Srv(0, 1, 993, "b.example.net.")));
    records.put("_submissions._tcp.example.org", List.of(new Srv(0, 1, 465, "c.example.net.")));

    List<Candidate> all = search(Optional.of(folder)).find(ADDRESS);

    assertThat(all)
        .extracting(Candidate::source)
        .containsExactly(Source.AUTOCONFIG, Source.DNS, Source.GUESS);
  }

  @Test
  void guessesWhereNothingIsPublished() {
    List<Candidate> all = find();
    assertThat(all).hasSize(1);
    assertThat(all.get(0).incoming().get(0))
        .isEqualTo(new MailServer(Protocol.IMAP, "imap.example.org", 993, Security.TLS));
  }

  @Test
  void passesOverFilesThatAreBroken() {
    for (String broken :
        List.of(
            "",
            "<html>Not found</html>",
            FILE.substring(0, 400),
            FILE.replace("993", "many"),
            FILE.replace("imap.%EMAILDOMAIN%", "imap example"))) {
      files.put("https://autoconfig.example.org/mail/config-v1.1.xml", bytes(broken));
      assertThat(find()).extracting(Candidate::source).containsExactly(Source.GUESS);
    }
  }

  @Test
  void opensNoFilesForAnEntity() {
    files.put(
        "https://autoconfig.example.org/mail/config-v1.1.xml",
        bytes(
            FILE.replace(
                    "<clientConfig",
                    "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><clientConfig")
                .replace("pop.example.net", "&e;")));
    assertThat(find()).extracting(Candidate::source).containsExactly(Source.GUESS);
  }

  @Test
  void refusesWhatIsNoAddress() {
    for (String wrong : List.of("alice", "@example.org", "alice@", "alice@ex/ample.org")) {
      assertThatThrownBy(() -> search(Optional.empty()).find(wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private List<Candidate> find() {
    return search(Optional.empty()).find(ADDRESS);
  }

  private ServerSearch search(Optional<Path> folder) {
    return new ServerSearch(name -> records.getOrDefault(name, List.of()), this::fetch, folder);
  }

  private Optional<byte[]> fetch(URI page) {
    asked.add(page);
    String key = page.toString().replaceAll("\\?.*", "");
    return Optional.ofNullable(files.get(key));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
