package im.gangway.irc.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.login.Login;
import im.gangway.irc.login.LoginFailure;
import im.gangway.irc.login.LoginOutcome;
import im.gangway.irc.login.LoginRequest;
import im.gangway.irc.login.LoginResult;
import im.gangway.irc.login.LoginStep;
import im.gangway.irc.login.NickFallback;
import im.gangway.irc.login.SaslAccount;
import im.gangway.irc.wire.AddressGuard;
import im.gangway.irc.wire.CloseReason;
import im.gangway.irc.wire.ConnectionListener;
import im.gangway.irc.wire.Endpoint;
import im.gangway.irc.wire.FloodLimit;
import im.gangway.irc.wire.HostResolver;
import im.gangway.irc.wire.IrcConnection;
import im.gangway.irc.wire.IrcConnector;
import im.gangway.irc.wire.WireLimits;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The tiny server, the wire and the login against each other. */
class TinyIrcdTest {
  private final TinyIrcd ircd = TinyIrcd.start();
  private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(1);
  private final ExecutorService lookups = Executors.newFixedThreadPool(4);
  private final IrcConnector connector = connector();

  /** A client that logs in by itself and then collects. */
  private static final class Client implements ConnectionListener {
    final Login login;
    final BlockingQueue<IrcLine> lines = new LinkedBlockingQueue<>();
    final CompletableFuture<LoginOutcome> outcome = new CompletableFuture<>();
    final CompletableFuture<CloseReason> closed = new CompletableFuture<>();
    final CompletableFuture<IrcConnection> connection = new CompletableFuture<>();

    Client(LoginRequest request) {
      login = new Login(request);
    }

    @Override
    public void onLine(IrcLine line) {
      LoginStep step = login.feed(line);
      connection.thenAccept(to -> step.send().forEach(to::send));
      step.outcome().ifPresent(outcome::complete);
      lines.add(line);
    }

    @Override
    public void onClosed(CloseReason reason) {
      closed.complete(reason);
    }

    void say(String line) {
      connection.join().send(IrcLine.parse(line));
    }

    IrcLine hear(String command) throws InterruptedException {
      while (true) {
        IrcLine line = lines.poll(10, TimeUnit.SECONDS);
        if (line == null) {
          throw new AssertionError("No " + command + " came");
        }
        if (line.command().equals(command)) {
          return line;
        }
      }
    }

    LoginOutcome outcome() {
      return outcome.orTimeout(20, TimeUnit.SECONDS).join();
    }
  }

  @AfterEach
  void stop() {
    connector.close();
    ircd.close();
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

  private IrcConnector connector() {
    return new IrcConnector(defaultTls(), HostResolver.SYSTEM, lookups, timers, WireLimits.DEFAULT);
  }

  private static Endpoint endpoint(int port, boolean tls) {
    return new Endpoint(
        "localhost", port, tls, Endpoint.DEFAULT_FALLBACK, FloodLimit.NONE, AddressGuard.ANY);
  }

  private Client dial(String nick, @Nullable SaslAccount account) {
    return dial(connector, endpoint(ircd.port(), false), nick, account);
  }

  private static Client dial(
      IrcConnector by, Endpoint to, String nick, @Nullable SaslAccount account) {
    Client client =
        new Client(
            new LoginRequest(
                nick,
                nick,
                nick,
                null,
                account,
                NickFallback.ALTERNATIVES,
                LoginRequest.DEFAULT_CAPS));
    by.connect(to, client)
        .whenComplete(
            (connection, failure) -> {
              if (failure != null) {
                client.outcome.completeExceptionally(failure);
              } else {
                client.login.start().forEach(connection::send);
                client.connection.complete(connection);
              }
            });
    return client;
  }

  private Client loggedIn(String nick) {
    Client client = dial(nick, null);
    assertThat(client.outcome()).isInstanceOf(LoginResult.class);
    return client;
  }

  @Test
  void letsClientsTalk() throws InterruptedException {
    ircd.offerCaps("echo-message", "server-time", "multi-prefix");
    Client alice = loggedIn("alice");
    Client bob = loggedIn("bob");
    alice.say("JOIN #c");
    assertThat(alice.hear("353").last()).isEqualTo("@alice");
    bob.say("JOIN #c");
    assertThat(alice.hear("JOIN").source().nick()).isEqualTo("bob");
    bob.say("PRIVMSG #c :hello you");
    IrcLine heard = alice.hear("PRIVMSG");
    assertThat(heard.last()).isEqualTo("hello you");
    assertThat(heard.tag("time")).isPresent();
    assertThat(bob.hear("PRIVMSG").last()).isEqualTo("hello you");
    alice.say("MODE #c +v bob");
    assertThat(bob.hear("MODE").format()).endsWith("MODE #c +v bob");
    alice.say("TOPIC #c :news today");
    assertThat(bob.hear("TOPIC").last()).isEqualTo("news today");
    bob.say("NICK robert");
    assertThat(alice.hear("NICK").last()).isEqualTo("robert");
    alice.say("WHOIS robert");
    assertThat(alice.hear("311").param(1)).isEqualTo("robert");
    alice.say("LIST");
    assertThat(alice.hear("322").param(2)).isEqualTo("2");
    alice.say("KICK #c robert :out");
    assertThat(bob.hear("KICK").last()).isEqualTo("out");
    alice.say("INVITE robert #c");
    assertThat(bob.hear("INVITE").last()).isEqualTo("#c");
    bob.say("QUIT :bye");
    assertThat(bob.closed.orTimeout(10, TimeUnit.SECONDS).join().kind()).isNotNull();
  }

  @Test
  void logsInToAccountsOnly() {
    ircd.offerCaps("sasl").account("al", "p\u00e4ss");
    LoginResult result = (LoginResult) dial("alice", new SaslAccount("al", "p\u00e4ss")).outcome();
    assertThat(result.account()).hasValue("al");
    LoginFailure failure = (LoginFailure) dial("carol", new SaslAccount("al", "wrong")).outcome();
    assertThat(failure.reason()).isEqualTo(LoginFailure.Reason.ACCOUNT_REFUSED);
    assertThat(ircd.clients()).isEqualTo(1);
  }

  @Test
  void findsAFreeNick() {
    ircd.nickLength(9);
    loggedIn("longnicks");
    LoginResult second = (LoginResult) dial("longnicks", null).outcome();
    assertThat(second.nick()).isEqualTo("longnic_1");
    assertThat(((LoginResult) dial("muchlongernick", null).outcome()).nick())
        .isEqualTo("muchlon_1");
  }

  @Test
  void refusesOnCommand() throws InterruptedException {
    ircd.refuseJoin("#closed", 474, "You are banned").refuseMessage("#c", 404, "No");
    Client alice = loggedIn("alice");
    alice.say("JOIN #closed");
    assertThat(alice.hear("474").last()).isEqualTo("You are banned");
    alice.say("JOIN #c");
    alice.say("PRIVMSG #c hi");
    assertThat(alice.hear("404").last()).isEqualTo("No");
    assertThat(ircd.heard()).contains("alice PRIVMSG #c hi");
  }

  @Test
  void namesTwentyThousandMembers() throws InterruptedException {
    ircd.populate("#big", 20_000);
    Client alice = loggedIn("alice");
    alice.say("JOIN #big");
    int members = 0;
    for (IrcLine line = alice.hear("353"); ; line = alice.lines.take()) {
      if (line.command().equals("366")) {
        break;
      }
      members += line.last().split(" ").length;
    }
    assertThat(members).isEqualTo(20_001);
    ircd.say("#big", "user7", "hello all");
    assertThat(alice.hear("PRIVMSG").source().nick()).isEqualTo("user7");
  }

  @Test
  void diesAndComesBackOnTheSamePort() {
    Client alice = loggedIn("alice");
    ircd.kill();
    assertThat(alice.closed.orTimeout(10, TimeUnit.SECONDS).join().kind())
        .isIn(CloseReason.Kind.REMOTE, CloseReason.Kind.NETWORK);
    ircd.restart();
    loggedIn("alice");
  }

  @Test
  void holdsManyClientsOnFewThreads() {
    ircd.recording(false);
    List<Client> clients = new ArrayList<>();
    int before = Thread.activeCount();
    for (int i = 0; i < 500; i++) {
      clients.add(dial("client" + i, null));
    }
    clients.forEach(client -> assertThat(client.outcome()).isInstanceOf(LoginResult.class));
    assertThat(ircd.clients()).isEqualTo(500);
    assertThat(Thread.activeCount() - before).isLessThan(12);
    connector.close();
    await().untilAsserted(() -> assertThat(ircd.clients()).isZero());
  }

  @Test
  void speaksTls() {
    TestCertificate certificate = TestCertificate.forLocalhost();
    try (TlsFront front = ircd.tls(certificate.serverContext());
        IrcConnector secure =
            new IrcConnector(
                certificate.clientContext(),
                HostResolver.SYSTEM,
                lookups,
                timers,
                WireLimits.DEFAULT)) {
      Client alice = dial(secure, endpoint(front.port(), true), "alice", null);
      assertThat(alice.outcome()).isInstanceOf(LoginResult.class);
    }
  }
}
