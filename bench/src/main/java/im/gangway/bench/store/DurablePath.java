package im.gangway.bench.store;

import im.gangway.bench.peer.XmppPeer;
import im.gangway.bench.process.Folders;
import im.gangway.bench.process.Gangway;
import im.gangway.bench.process.LoadDistribution;
import im.gangway.bench.process.Measured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** The whole gateway in a process of its own, with messages kept or not. */
final class DurablePath {
  /** A message out and one back are two. */
  private static final int EACH_WAY = 2;

  private final int users;
  private final int warmUp;
  private final int messages;

  /**
   * What was measured.
   *
   * @param cpuMicros of a message
   * @param commits of a message
   */
  record Cost(double cpuMicros, double commits, double perSecond) {}

  DurablePath(int users, int warmUp, int messages) {
    this.users = users;
    this.warmUp = warmUp;
    this.messages = messages;
  }

  /** Measures the transport that is called so. */
  Cost measure(String transport) throws Exception {
    String domain = transport + ".example.org";
    Path folder = Folders.fresh("store-" + transport);
    int http = Ports.free();
    try (XmppPeer xmpp = new XmppPeer(domain);
        Measured gangway =
            Gangway.start(
                LoadDistribution.in(folder),
                folder,
                xmpp.port(),
                http,
                "%s { domain = \"%s\" }".formatted(transport, domain))) {
      gangway.await(xmpp.ready());
      Conversations conversations = new Conversations(xmpp, domain, users);
      conversations.run(warmUp);
      double commitsBefore = commits(http);
      double cpuBefore = gangway.cpuSeconds();
      long before = System.nanoTime();
      conversations.run(messages);
      double all = EACH_WAY * messages;
      return new Cost(
          (gangway.cpuSeconds() - cpuBefore) / all * 1e6,
          (commits(http) - commitsBefore) / all,
          all / ((System.nanoTime() - before) / 1e9));
    }
  }

  private static double commits(int port) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build();
    return HttpClient.newHttpClient()
        .send(request, BodyHandlers.ofString())
        .body()
        .lines()
        .filter(line -> line.startsWith("gangway_store_commits_total"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
