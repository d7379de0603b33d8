package im.gangway.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.gangway.core.config.HostPort;
import im.gangway.core.web.WebServer;
import im.gangway.transport.Attachment;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilesTest {
  private static final int MOST = 1_000;

  @TempDir Path folder;
  private Path place;
  private FileKeep keep;

  @BeforeEach
  void open() {
    place = folder.resolve("files");
    keep = new FileKeep(place, MOST);
  }

  private static Attachment file(byte[] octets) {
    return Attachment.of("a.jpg", "image/jpeg", octets);
  }

  @Test
  void keepsWhatIsInAFileForNobodyElse() throws Exception {
    byte[] octets = {0, 1, -1, 13, 10};
    String token = keep.keep(file(octets)).orElseThrow();
    assertThat(keep.find(token))
        .hasValueSatisfying(path -> assertThat(path).hasBinaryContent(octets));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
        .isEqualTo("rwx------");
  }

  @Test
  void refusesAFileThatIsTooLargeWhateverItSaysOfItself() throws Exception {
    assertThat(keep.keep(file(new byte[MOST]))).isPresent();
    assertThat(keep.keep(file(new byte[MOST + 1]))).isEmpty();
    Attachment liar =
        new Attachment("a", "image/jpeg", content(1, InputStream.nullInputStream(), true));
    assertThat(keep.keep(liar)).isEmpty();
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void leavesNothingOfAFileThatBreaksOff() throws Exception {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("broken");
          }
        };
    Attachment file = new Attachment("a", "image/jpeg", content(5, broken, false));
    assertThatThrownBy(() -> keep.keep(file)).isInstanceOf(IOException.class);
    assertThat(count()).isZero();
  }

  private static Attachment.Content content(long size, InputStream stream, boolean endless) {
    return new Attachment.Content() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public InputStream open() {
        return endless ? new EndlessStream() : stream;
      }
    };
  }

  private static final class EndlessStream extends InputStream {
    @Override
    public int read() {
      return 'x';
    }
  }

  private long count() throws IOException {
    try (var files = Files.list(place)) {
      return files.count();
    }
  }

  @Test
  void findsOnlyTokens() throws Exception {
    Files.createDirectories(place);
    Files.writeString(folder.resolve("secret"), "x");
    for (String wrong : new String[] {"../secret", "", ".", "%2e%2e", "a".repeat(32)}) {
      assertThat(keep.find(wrong)).as(wrong).isEmpty();
    }
  }

  @Test
  void forgetsOldFiles() throws Exception {
    assertThat(keep.forget(Instant.MAX)).isZero();
    String token = keep.keep(file(new byte[1])).orElseThrow();
    assertThat(keep.forget(Instant.now().minusSeconds(60))).isZero();
    assertThat(keep.forget(Instant.now().plusSeconds(60))).isEqualTo(1);
    assertThat(keep.find(token)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "photo.jpg, image/jpeg, photo.jpg",
    "photo, image/jpeg, photo.jpg",
    "photo.JPEG, image/jpeg, photo.JPEG",
    "../../etc/passwd, text/plain, passwd.txt",
    "C:\\temp\\a.pdf, application/pdf, a.pdf",
    "a b\u0000\u202ecod.exe, application/x-dosexec, a_b_cod.exe",
    "page.html, text/html, page.html",
    "'', image/png, file.png",
    "..., x/y, file",
    "Gr\u00fc\u00dfe.txt, text/plain, Gr\u00fc\u00dfe.txt",
  })
  void makesNamesHarmless(String given, String type, String name) {
    assertThat(FileName.of(given, type)).isEqualTo(name);
  }

  @Test
  void shortensNamesAtTheirBeginning() {
    assertThat(FileName.of("\ud83d\ude00".repeat(60) + ".png", "image/png"))
        .hasSizeLessThanOrEqualTo(80)
        .startsWith("\ud83d\ude00")
        .endsWith(".png");
  }

  @Test
  void servesThemSoThatNothingInThemRuns() throws Exception {
    FileLinks links = new FileLinks(keep, Optional.of(URI.create("https://gw.example.org/")));
    byte[] octets = {1, 2, 3};
    String picture = path(links, Attachment.of("a b.jpg", "image/jpeg", octets));
    String page = path(links, Attachment.of("a.html", "text/html", octets));
    try (WebServer server =
        WebServer.start(
            new HostPort("127.0.0.1", 0), Map.of(FilePages.PATH, new FilePages(keep)))) {
      HttpResponse<byte[]> shown = ask(server, "GET", picture);
      assertThat(shown.body()).isEqualTo(octets);
      assertThat(shown.headers().firstValue("Content-Type")).contains("image/jpeg");
      HttpResponse<byte[]> saved = ask(server, "GET", page);
      assertThat(saved.headers().firstValue("Content-Type")).contains("application/octet-stream");
      assertThat(saved.headers().firstValue("Content-Disposition")).contains("attachment");
      assertThat(saved.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(saved.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("sandbox");
      assertThat(ask(server, "HEAD", picture).headers().firstValue("Content-Length")).contains("3");
      assertThat(ask(server, "POST", picture).statusCode()).isEqualTo(405);
      assertThat(ask(server, "GET", FilePages.PATH).statusCode()).isEqualTo(404);
      assertThat(ask(server, "GET", FilePages.PATH + "x/a.jpg").statusCode()).isEqualTo(404);
    }
  }

  private static String path(FileLinks links, Attachment file) {
    String url = links.keep(List.of(file)).get(0).url();
    assertThat(url).matches("https://gw\\.example\\.org/file/[0-9a-f]{32}/a[_b]*\\.(jpg|html)");
    return URI.create(url).getRawPath();
  }

  private static HttpResponse<byte[]> ask(WebServer server, String method, String path)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
  }
}
