package im.gangway.core.stream;

import static org.awaitility.Awaitility.await;

import im.gangway.core.testing.ScriptedComponent;
import im.gangway.core.testing.ScriptedXmppServer;
import im.gangway.core.testing.SteppingScheduler;
import im.gangway.core.xml.Elements;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;

/** A scripted server, a stream to it with stepped time, and what its listener was told. */
final class StreamFixture implements AutoCloseable {
  static final String DOMAIN = "irc.example.org";
  static final Duration KEEPALIVE = Duration.ofSeconds(40);

  final ScriptedXmppServer server;
  final ScriptedComponent irc;
  final SteppingScheduler scheduler = new SteppingScheduler();
  final StreamConnector connector;
  final Recorder heard = new Recorder();
  final ComponentStream stream;

  StreamFixture() {
    this(ScriptedXmppServer.start(), new StreamConnector(), "secret", 16 * 1024);
  }

  StreamFixture(String secret) {
    this(ScriptedXmppServer.start(), new StreamConnector(), secret, 16 * 1024);
  }

  StreamFixture(
      ScriptedXmppServer server, StreamConnector connector, String secret, int maxStanzaBytes) {
    this.server = server;
    this.connector = connector;
    this.irc = server.component(DOMAIN);
    this.stream =
        stream(settings(server, server.host(), DOMAIN, secret, maxStanzaBytes, false), heard);
  }

  private StreamFixture(ScriptedXmppServer server, String host, @Nullable SSLContext trusting) {
    this.server = server;
    this.connector = new StreamConnector(trusting);
    this.irc = server.component(DOMAIN);
    this.stream = stream(settings(server, host, DOMAIN, "secret", 16 * 1024, true), heard);
  }

  static StreamFixture tls(ScriptedXmppServer server, String host, @Nullable SSLContext trusting) {
    return new StreamFixture(server, host, trusting);
  }

  ComponentStream stream(StreamSettings settings, StreamListener listener) {
    return new ComponentStream(
        settings, listener, connector, scheduler, new OutboundQueue(1 << 20, 1000), () -> 0.0);
  }

  static StreamSettings settings(
      ScriptedXmppServer server,
      String host,
      String domain,
      String secret,
      int maxStanzaBytes,
      boolean tls) {
    return new StreamSettings(
        domain, host, server.port(), secret, "example.org", tls, maxStanzaBytes, KEEPALIVE);
  }

  StreamFixture ready() {
    stream.start();
    awaitState(StreamState.READY);
    irc.awaitReady();
    return this;
  }

  /** Waits for a state. */
  void awaitState(StreamState wanted) {
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(2))
        .until(() -> stream.state() == wanted);
  }

  /** Waits until the stream is down with a next try scheduled; returns its problem. */
  StreamProblem awaitProblem() {
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(2))
        .until(() -> stream.state() == StreamState.DISCONNECTED && stream.problem() != null);
    StreamProblem problem = stream.problem();
    if (problem == null) {
      throw new AssertionError("disconnected without a problem");
    }
    return problem;
  }

  /** Steps to the next try; returns how long that took in stepped time. */
  Duration stepToNextTry() {
    Duration wait = scheduler.untilNext();
    if (wait == null) {
      throw new AssertionError("no further try is scheduled");
    }
    scheduler.advance(wait);
    return wait;
  }

  static Element message(String id) {
    Element message = Elements.create("message");
    message.addAttribute("from", "bob@" + DOMAIN);
    message.addAttribute("to", "alice@example.org");
    message.addAttribute("id", id);
    Elements.addText(message, "body", "hello");
    return message;
  }

  @Override
  public void close() {
    stream.close(Duration.ofSeconds(1));
    server.close();
    connector.close();
  }

  /** Remembers what a stream told its listener. */
  static final class Recorder implements StreamListener {
    final BlockingQueue<Element> stanzas = new LinkedBlockingQueue<>();
    final List<StreamState> states = new CopyOnWriteArrayList<>();
    final List<StreamProblem> problems = new CopyOnWriteArrayList<>();

    @Override
    public void onStanza(Element stanza) {
      stanzas.add(stanza);
    }

    @Override
    public void onStateChanged(StreamState state, @Nullable StreamProblem problem) {
      states.add(state);
      if (problem != null) {
        problems.add(problem);
      }
    }

    Element next() throws InterruptedException {
      Element next = stanzas.poll(10, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("no stanza came");
      }
      return next;
    }
  }
}
