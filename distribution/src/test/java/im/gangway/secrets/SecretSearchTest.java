package im.gangway.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.secrets.SecretSearch.Finding;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dom4j.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The search finds what is there: otherwise that it finds nothing would mean nothing. */
class SecretSearchTest {
  private static final String WAY = "planted here";

  @TempDir Path folder;

  private final Secrets secrets = new Secrets();
  private final String secret = secrets.plant(WAY);
  private final SecretSearch search = SecretSearch.pieces(secrets.all());

  @ParameterizedTest
  @EnumSource
  void findsEveryEncodingAnywhere(Encoding encoding) {
    byte[] bytes = encoding.of(secret);
    byte[] hay = new byte[bytes.length + 7];
    for (int at = 0; at <= 7; at++) {
      System.arraycopy(bytes, 0, hay, at, bytes.length);
      assertThat(search.in(hay)).contains(new Finding(WAY, encoding));
    }
  }

  static Stream<String> whatStandsBefore() {
    return IntStream.range(0, 6).mapToObj("user\0name"::substring);
  }

  @ParameterizedTest
  @MethodSource("whatStandsBefore")
  void findsWhatOthersEncodeWithMore(String before) {
    byte[] all = (before + secret + "\0and more").getBytes(UTF_8);
    assertThat(search.in(Base64.getEncoder().encode(all))).isNotEmpty();
    assertThat(search.in(Base64.getUrlEncoder().encode(all))).isNotEmpty();
    assertThat(search.in(URLEncoder.encode(before + secret, UTF_8).getBytes(UTF_8))).isNotEmpty();
  }

  @Test
  void findsPieces() {
    assertThat(search.in(secret.substring(3, 11).getBytes(UTF_8))).isNotEmpty();
  }

  @Test
  void findsNothingElse() {
    assertThat(search.in(secret.substring(1, 8).getBytes(UTF_8))).isEmpty();
    assertThat(search.in(new byte[0])).isEmpty();
    assertThat(search.in(secrets.plant("planted elsewhere").getBytes(UTF_8))).isEmpty();
  }

  @Test
  void findsWhatIsLoggedInAnyPart() throws Exception {
    String argument = secrets.plant("an argument that is not shown");
    String cause = secrets.plant("a cause");
    String context = secrets.plant("a context");
    try (StandardStreams streams = new StandardStreams();
        TraceLog log = new TraceLog();
        MDC.MDCCloseable user = MDC.putCloseable("secret", context)) {
      LoggerFactory.getLogger("org.apache.mina.filter.ssl").trace("said {}", secret);
      LoggerFactory.getLogger(getClass()).trace("not shown", argument, "more");
      LoggerFactory.getLogger(getClass())
          .debug("failed", new IllegalStateException(new IllegalStateException(cause)));
      SecretSearch all = SecretSearch.pieces(secrets.all());
      assertThat(all.in(log.bytes()))
          .extracting(Finding::name)
          .contains(WAY, "an argument that is not shown", "a cause", "a context");
      assertThat(all.in(streams.err())).extracting(Finding::name).contains(WAY, "a cause");
    }
  }

  @Test
  void findsWhatIsPrinted() {
    try (StandardStreams streams = new StandardStreams()) {
      print(System.out);
      print(System.err);
      assertThat(search.in(streams.out())).isNotEmpty();
      assertThat(search.in(streams.err())).isNotEmpty();
    }
  }

  private void print(PrintStream stream) {
    stream.println(secret);
  }

  /** A nick is not secret: stored and shown as it is. */
  @Test
  void findsWhatAGatewayStoresAndSays() throws Exception {
    try (Stage stage = new Stage(folder, "component secret", "network password")) {
      stage.start();
      stage.network().verification(new LooseTongue());
      String from = "ada@example.org/r";
      Form form = Form.of("username", "ada", "password", "rosalind", "nick", secret);
      stage.ask(from, Stage.LEGACY, "set", form.query());
      Element shown = stage.ask(from, Stage.LEGACY, "get", Form.query(""));
      assertThat(shown.asXML()).contains(secret);
      Evidence evidence = new Evidence();
      evidence.addFiles("while it runs", stage.data()).addPages(stage.gangway());
      stage.stop();
      evidence.addFiles("afterwards", stage.data()).add("XMPP", stage.sent());
      assertThat(evidence.findings(SecretSearch.whole(secrets.all())))
          .containsExactlyInAnyOrder(
              "gangway.db-wal while it runs: " + new Finding(WAY, Encoding.UTF_8),
              "gangway.db afterwards: " + new Finding(WAY, Encoding.UTF_8),
              "XMPP: " + new Finding(WAY, Encoding.UTF_8));
      SecretSearch health = SecretSearch.whole(Map.of("domain", Stage.LEGACY));
      assertThat(health.in(evidence.of("GET /health"))).isNotEmpty();
    }
  }
}
