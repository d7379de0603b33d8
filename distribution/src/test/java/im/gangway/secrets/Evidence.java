package im.gangway.secrets;

import im.gangway.core.config.HostPort;
import im.gangway.core.gateway.Gangway;
import im.gangway.core.web.WebServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a gateway wrote, said and keeps, as bytes by the place where they were. */
final class Evidence {
  private static final List<String> PAGES =
      List.of("/health", "/health/live", "/health/ready", "/metrics", "/outage/" + Stage.LEGACY);

  private final Map<String, byte[]> places = new LinkedHashMap<>();

  /** Adds what stood in a place. */
  Evidence add(String place, byte[] bytes) {
    places.put(place, bytes);
    return this;
  }

  /** Adds every file of a folder. */
  Evidence addFiles(String when, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> add(file.getFileName() + " " + when, bytes(file)));
    }
    return this;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds what a gateway answers by HTTP, with the headers. */
  Evidence addPages(Gangway gangway) throws IOException, InterruptedException {
    try (WebServer server = WebServer.start(new HostPort("127.0.0.1", 0), gangway.web())) {
      for (String page : PAGES) {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + page);
        HttpResponse<byte[]> answer =
            HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
        add("GET " + page, answer.body());
        add("headers of " + page, answer.headers().map().toString().getBytes());
      }
    }
    return this;
  }

  byte[] of(String place) {
    byte[] bytes = places.get(place);
    if (bytes == null) {
      throw new AssertionError("Nothing was taken from " + place + " but " + places.keySet());
    }
    return bytes;
  }

  /** Every finding in every place, in words. */
  List<String> findings(SecretSearch search) {
    List<String> all = new ArrayList<>();
    places.forEach(
        (place, bytes) -> search.in(bytes).forEach(found -> all.add(place + ": " + found)));
    return all;
  }
}
