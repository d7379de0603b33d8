package im.gangway.irc.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.testing.ScriptedIrcServer;
import im.gangway.irc.testing.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IrcConnectorTest {
  private static final WireLimits LIMITS =
      new WireLimits(
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          50);

  private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(1);
  private final ExecutorService lookups = Executors.newFixedThreadPool(2);
  private final List<AutoCloseable> open = new ArrayList<>();
  private final Heard heard = new Heard();

  /** Collects what a connection tells. */
  private static final class Heard implements ConnectionListener {
    final BlockingQueue<IrcLine> lines = new LinkedBlockingQueue<>();
    final CompletableFuture<CloseReason> closed = new CompletableFuture<>();

    @Override
    public void onLine(IrcLine line) {
      lines.add(line);
    }

    @Override
    public void onClosed(CloseReason reason) {
      closed.complete(reason);
    }

    String next() throws InterruptedException {
      IrcLine line = lines.poll(10, TimeUnit.SECONDS);
      return line == null ? "nothing" : line.format(1 << 16);
    }

    CloseReason reason() {
      return closed.orTimeout(10, TimeUnit.SECONDS).join();
    }
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
    timers.shutdownNow();
    lookups.shutdownNow();
  }

  private static SSLContext defaultTls() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private IrcConnector connector(SSLContext tls, HostResolver resolver, WireLimits limits) {
    IrcConnector connector = new IrcConnector(tls, resolver, lookups, timers, limits);
    open.add(connector);
    return connector;
  }

  private ScriptedIrcServer server() {
    ScriptedIrcServer server = ScriptedIrcServer.start();
    open.add(server);
    return server;
  }

  private static Endpoint endpoint(String host, int port, boolean tls) {
    return new Endpoint(
        host, port, tls, Endpoint.DEFAULT_FALLBACK, FloodLimit.NONE, AddressGuard.ANY);
  }

  private IrcConnection connected(ScriptedIrcServer server) {
    IrcConnection connection =
        join(
            connector(defaultTls(), HostResolver.SYSTEM, LIMITS)
                .connect(endpoint("127.0.0.1", server.port(), false), heard));
    server.accept();
    return connection;
  }

  private static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }

  private static ConnectException failure(CompletionStage<IrcConnection> stage) {
    try {
      join(stage);
      throw new AssertionError("It connected");
    } catch (CompletionException failed) {
      return (ConnectException) Objects.requireNonNull(failed.getCause());
    }
  }

  @Test
  void carriesLinesBothWays() throws InterruptedException {
    ScriptedIrcServer server = server();
    IrcConnection connection = connected(server);
    join(connection.send(IrcLine.of("NICK", "alice")));
    server
        .expect("NICK alice")
        .send(":irc.test NOTICE * :h\u00e9llo", "", ":irc.test 001 alice :hi");
    assertThat(heard.next()).isEqualTo(":irc.test NOTICE * h\u00e9llo");
    assertThat(heard.next()).isEqualTo(":irc.test 001 alice hi");
  }

  @Test
  void survivesIllFormedInput() throws InterruptedException {
    ScriptedIrcServer server = server();
    connected(server);
    server
        .sendBytes(new byte[] {(byte) 0xff, (byte) 0xc3, 0, ':', '\n', ' ', '\n'})
        .send(":x", "PING :a");
    assertThat(heard.next()).startsWith("\u0178");
    assertThat(heard.next()).isEqualTo("PING a");
  }

  @Test
  void goesOnAfterAListenersBug() throws InterruptedException {
    ScriptedIrcServer server = server();
    ConnectionListener buggy =
        new ConnectionListener() {
          @Override
          public void onLine(IrcLine line) {
            if (line.command().equals("BOOM")) {
              throw new IllegalStateException("a bug");
            }
            heard.onLine(line);
          }

          @Override
          public void onClosed(CloseReason reason) {
            heard.onClosed(reason);
          }
        };
    join(
        connector(defaultTls(), HostResolver.SYSTEM, LIMITS)
            .connect(endpoint("127.0.0.1", server.port(), false), buggy));
    server.accept().send("BOOM", "PING :a");
    assertThat(heard.next()).isEqualTo("PING a");
  }

  @Test
  void keepsTheOrderOfManyLines() {
    ScriptedIrcServer server = server();
    WireLimits limits =
        new WireLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(2),
            5000);
    IrcConnection connection =
        join(
            connector(defaultTls(), HostResolver.SYSTEM, limits)
                .connect(endpoint("127.0.0.1", server.port(), false), heard));
    server.accept();
    List<CompletionStage<Void>> written = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      written.add(connection.send(IrcLine.of("PRIVMSG", "#c", "line " + i)));
    }
    for (int i = 0; i < 5000; i++) {
      server.expect("PRIVMSG #c :line " + i);
    }
    written.forEach(IrcConnectorTest::join);
  }

  @Test
  void refusesLinesOverItsBound() {
    ScriptedIrcServer server = server();
    Endpoint slow =
        new Endpoint(
            "127.0.0.1",
            server.port(),
            false,
            StandardCharsets.ISO_8859_1,
            new FloodLimit(1, 0.001),
            AddressGuard.ANY);
    IrcConnection connection =
        join(connector(defaultTls(), HostResolver.SYSTEM, LIMITS).connect(slow, heard));
    server.accept();
    List<CompletionStage<Void>> sent = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      sent.add(connection.send(IrcLine.of("PRIVMSG", "#c", "x")));
    }
    assertThatThrownBy(() -> join(sent.get(59)))
        .cause()
        .asInstanceOf(type(SendException.class))
        .returns(true, SendException::isFull);
    connection.abort();
    assertThatThrownBy(() -> join(sent.get(30))).hasCauseInstanceOf(SendException.class);
    assertThatThrownBy(() -> join(connection.send(IrcLine.of("PRIVMSG", "#c", "x"))))
        .hasCauseInstanceOf(SendException.class);
  }

  @Test
  void saysQuitAheadOfWaitingLines() {
    ScriptedIrcServer server = server();
    Endpoint slow =
        new Endpoint(
            "127.0.0.1",
            server.port(),
            false,
            StandardCharsets.ISO_8859_1,
            new FloodLimit(1, 0.001),
            AddressGuard.ANY);
    IrcConnection connection =
        join(connector(defaultTls(), HostResolver.SYSTEM, LIMITS).connect(slow, heard));
    server.accept();
    connection.send(IrcLine.of("PRIVMSG", "#c", "1"));
    connection.send(IrcLine.of("PRIVMSG", "#c", "2"));
    connection.close("good\r\nbye");
    server.expect("PRIVMSG #c 1").expect("QUIT :good bye").hangUp();
    assertThat(heard.reason().kind()).isEqualTo(CloseReason.Kind.QUIT);
  }

  @Test
  void closesByItselfWhenTheServerIgnoresQuit() {
    ScriptedIrcServer server = server();
    connected(server).close("bye");
    server.expect("QUIT bye").expectClose();
    assertThat(heard.reason().kind()).isEqualTo(CloseReason.Kind.QUIT);
  }

  @Test
  void tellsWhenTheServerCloses() {
    ScriptedIrcServer server = server();
    IrcConnection connection = connected(server);
    server.hangUp();
    assertThat(heard.reason().kind()).isIn(CloseReason.Kind.REMOTE, CloseReason.Kind.NETWORK);
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void asksASilentServerAndGivesItUp() {
    ScriptedIrcServer server = server();
    connected(server);
    server.expect("PING gangway").send("PONG :gangway").expect("PING gangway");
    assertThat(heard.reason().kind()).isEqualTo(CloseReason.Kind.PING_TIMEOUT);
    assertThat(heard.reason().text().toString()).startsWith("ping timeout");
  }

  @Test
  void stopsReadingUntilResumed() throws InterruptedException {
    ScriptedIrcServer server = server();
    IrcConnection connection = connected(server);
    server.send("PING :first");
    assertThat(heard.next()).isEqualTo("PING first");
    connection.suspendReading();
    server.send("PING :second").expectSilence(Duration.ofMillis(2500));
    assertThat(heard.lines).isEmpty();
    connection.resumeReading();
    assertThat(heard.next()).isEqualTo("PING second");
  }

  @Test
  void triesTheNextAddress() {
    ScriptedIrcServer server = server();
    HostResolver two =
        host -> List.of(InetAddress.getByName("127.0.0.77"), InetAddress.getByName("127.0.0.1"));
    IrcConnection connection =
        join(
            connector(defaultTls(), two, LIMITS)
                .connect(endpoint("irc.example.org", server.port(), false), heard));
    assertThat(connection.remoteAddress()).contains("127.0.0.1");
  }

  @Test
  void doesNotTryEveryAddressOfANameThatHasManyOfThem() {
    ScriptedIrcServer server = server();
    HostResolver many =
        host -> {
          List<InetAddress> addresses = new ArrayList<>();
          for (int i = 2; i < 22; i++) {
            addresses.add(InetAddress.getByName("127.0.0." + i));
          }
          addresses.add(InetAddress.getByName("127.0.0.1"));
          return addresses;
        };
    ConnectException failure =
        failure(
            connector(defaultTls(), many, LIMITS)
                .connect(endpoint("irc.example.org", server.port(), false), heard));
    assertThat(failure.kind()).isEqualTo(ConnectException.Kind.UNREACHABLE);
  }

  @Test
  void refusesPrivateAddresses() {
    ScriptedIrcServer server = server();
    Endpoint guarded =
        new Endpoint(
            "localhost",
            server.port(),
            false,
            StandardCharsets.ISO_8859_1,
            FloodLimit.NONE,
            AddressGuard.PUBLIC_ONLY);
    assertThat(
            failure(connector(defaultTls(), HostResolver.SYSTEM, LIMITS).connect(guarded, heard))
                .kind())
        .isEqualTo(ConnectException.Kind.FORBIDDEN_ADDRESS);
  }

  @Test
  void saysThatAHostIsUnknownOrUnreachable() throws IOException {
    HostResolver nobody =
        host -> {
          throw new java.net.UnknownHostException(host);
        };
    assertThat(
            failure(
                    connector(defaultTls(), nobody, LIMITS)
                        .connect(endpoint("nobody.invalid", 6667, false), heard))
                .kind())
        .isEqualTo(ConnectException.Kind.UNKNOWN_HOST);
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertThat(
            failure(
                    connector(defaultTls(), HostResolver.SYSTEM, LIMITS)
                        .connect(endpoint("127.0.0.1", free, false), heard))
                .kind())
        .isEqualTo(ConnectException.Kind.UNREACHABLE);
  }

  @Test
  void speaksTlsWithAVerifiedServer() throws InterruptedException {
    TestCertificate certificate = TestCertificate.forLocalhost();
    ScriptedIrcServer server = ScriptedIrcServer.startTls(certificate.serverContext());
    open.add(server);
    CompletionStage<IrcConnection> stage =
        connector(certificate.clientContext(), HostResolver.SYSTEM, WireLimits.DEFAULT)
            .connect(endpoint("localhost", server.port(), true), heard);
    server.accept().send(":irc.test NOTICE * :hi");
    IrcConnection connection = join(stage);
    assertThat(heard.next()).isEqualTo(":irc.test NOTICE * hi");
    for (int i = 0; i < 50; i++) {
      join(connection.send(IrcLine.of("PRIVMSG", "#c", "secure " + i)));
      server.expect("PRIVMSG #c :secure " + i);
    }
    connection.close("bye");
    server.expect("QUIT bye").hangUp();
    assertThat(heard.reason().kind()).isEqualTo(CloseReason.Kind.QUIT);
  }

  @Test
  void saysWhatIsWrongWithACertificate() {
    assertThat(tlsFailure(TestCertificate.forName("other.example"), true)).contains("another name");
    assertThat(tlsFailure(TestCertificate.forLocalhost(), false))
        .contains("not signed by anyone trusted");
  }

  private String tlsFailure(TestCertificate certificate, boolean trusted) {
    ScriptedIrcServer server = ScriptedIrcServer.startTls(certificate.serverContext());
    open.add(server);
    IrcConnector connector =
        connector(
            trusted ? certificate.clientContext() : defaultTls(), HostResolver.SYSTEM, LIMITS);
    CompletionStage<IrcConnection> stage =
        connector.connect(endpoint("localhost", server.port(), true), heard);
    server.accept();
    lookups.execute(server::expectClose);
    ConnectException failure = failure(stage);
    assertThat(failure.kind()).isEqualTo(ConnectException.Kind.TLS);
    return failure.text().toString();
  }

  @Test
  void neverFallsBackToPlainText() {
    ScriptedIrcServer server = server();
    CompletionStage<IrcConnection> stage =
        connector(defaultTls(), HostResolver.SYSTEM, LIMITS)
            .connect(endpoint("localhost", server.port(), true), heard);
    server.accept().send(":irc.test NOTICE * :plain text here");
    assertThat(failure(stage).kind()).isEqualTo(ConnectException.Kind.TLS);
    assertThat(heard.lines).isEmpty();
    assertThat(heard.closed).isNotDone();
  }

  @Test
  void givesUpASilentTlsServerInTime() {
    ScriptedIrcServer server = server();
    WireLimits hasty =
        new WireLimits(
            Duration.ofMillis(300),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(2),
            50);
    CompletionStage<IrcConnection> stage =
        connector(defaultTls(), HostResolver.SYSTEM, hasty)
            .connect(endpoint("localhost", server.port(), true), heard);
    assertThat(failure(stage).kind()).isEqualTo(ConnectException.Kind.TIMED_OUT);
  }

  @Test
  void endsAllConnectionsWhenClosed() {
    ScriptedIrcServer server = server();
    IrcConnector connector = connector(defaultTls(), HostResolver.SYSTEM, LIMITS);
    join(connector.connect(endpoint("127.0.0.1", server.port(), false), heard));
    server.accept();
    connector.close();
    assertThat(heard.reason()).isNotNull();
    await().untilAsserted(() -> assertThat(connector.connections()).isZero());
  }
}
