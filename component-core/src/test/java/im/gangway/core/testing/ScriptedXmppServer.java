package im.gangway.core.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;

/**
 * An XMPP server for tests that accepts components (XEP-0114) on a free loopback port and, besides
 * doing what the test scripts, plays the rest of the XMPP world: it answers pings to its own domain
 * and sends IQs of a component to its own domain back to it, as Prosody does. Any domain with any
 * secret is accepted until a secret is set. Blocking sockets, daemon threads. Thread-safe.
 */
public final class ScriptedXmppServer implements AutoCloseable {
  private static final String ID = "3BF96D32";

  /** Small, so that what a component sends ahead waits in the component and not in the kernel. */
  private static final int RECEIVE_BUFFER = 64 * 1024;

  private final @Nullable SSLContext tls;
  private final Map<String, ScriptedComponent> components = new ConcurrentHashMap<>();
  private final Map<String, String> secrets = new ConcurrentHashMap<>();
  private final Map<String, String> refusals = new ConcurrentHashMap<>();
  private final Queue<Exception> problems = new ConcurrentLinkedQueue<>();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile ServerSocket acceptor;
  private volatile @Nullable Thread accepting;
  private volatile String serverDomain = "example.org";
  private volatile String streamId = ID;
  private volatile @Nullable UnaryOperator<String> header;
  private volatile String handshakeAnswer = "<handshake/>";
  private volatile @Nullable RawScript script;
  private volatile boolean answersPings = true;
  private volatile boolean echoes = true;
  private volatile boolean bytewise;

  private ScriptedXmppServer(@Nullable SSLContext tls) {
    this.tls = tls;
    this.acceptor = listen(0);
  }

  /** Starts a server without TLS. */
  public static ScriptedXmppServer start() {
    return new ScriptedXmppServer(null);
  }

  /** Starts a server that speaks TLS from the first byte. */
  public static ScriptedXmppServer start(SSLContext tls) {
    return new ScriptedXmppServer(tls);
  }

  /** The address to connect to. */
  public String host() {
    return "127.0.0.1";
  }

  /** The port, the same after a restart. */
  public int port() {
    return acceptor.getLocalPort();
  }

  /** The component of a domain; the same object whether it is connected or not. */
  public ScriptedComponent component(String domain) {
    return components.computeIfAbsent(domain, ScriptedComponent::new);
  }

  /** Demands this secret from the domain. */
  public ScriptedXmppServer secret(String domain, String secret) {
    secrets.put(domain, secret);
    return this;
  }

  /** Answers the domain's stream header with this stream error; null: no more. */
  public ScriptedXmppServer refuse(String domain, @Nullable String condition) {
    if (condition == null) {
      refusals.remove(domain);
    } else {
      refusals.put(domain, condition);
    }
    return this;
  }

  /** The domain the server itself answers for; at first {@code example.org}. */
  public ScriptedXmppServer serverDomain(String domain) {
    serverDomain = domain;
    return this;
  }

  /** The stream id, unescaped; it is escaped in the default header. */
  public ScriptedXmppServer streamId(String id) {
    streamId = id;
    return this;
  }

  /** Replaces the stream header: from the component's domain to all that is sent at opening. */
  public ScriptedXmppServer header(@Nullable UnaryOperator<String> text) {
    header = text;
    return this;
  }

  /** Replaces the answer to a good handshake; empty: stays silent. */
  public ScriptedXmppServer handshakeAnswer(String xml) {
    handshakeAnswer = xml;
    return this;
  }

  /** New connections are played by the script, byte by byte; null: by the usual dialogue. */
  public ScriptedXmppServer script(@Nullable RawScript raw) {
    script = raw;
    return this;
  }

  /** Whether pings to the server's domain are answered; at first they are. */
  public ScriptedXmppServer answersPings(boolean on) {
    answersPings = on;
    return this;
  }

  /** Whether IQs of a component to its own domain come back to it; at first they do. */
  public ScriptedXmppServer echoes(boolean on) {
    echoes = on;
    return this;
  }

  /** Whether every byte goes out in a write of its own. */
  public ScriptedXmppServer writesBytewise(boolean on) {
    bytewise = on;
    return this;
  }

  /** Same as {@code component(domain).send(xml)}. */
  public void send(String domain, String xml) {
    component(domain).send(xml);
  }

  /** Same as {@code component(domain).fence(user)}. */
  public List<Element> fence(String domain, String user) {
    return component(domain).fence(user);
  }

  /** What ended connections other than end tags; empty when every component behaved. */
  public List<Exception> problems() {
    return List.copyOf(problems);
  }

  /** Stops listening and drops every connection; {@link #restart} starts it again. */
  public void stop() {
    try {
      acceptor.close();
      awaitAcceptor();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The port is free only when nobody waits in accept any more. */
  private void awaitAcceptor() {
    try {
      Thread thread = accepting;
      if (thread != null) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Listens again on the same port. */
  public void restart() {
    int port = port();
    stop();
    acceptor = listen(port);
  }

  @Override
  public void close() {
    stop();
  }

  String header(String domain) {
    UnaryOperator<String> own = header;
    return own != null
        ? own.apply(domain)
        : "<?xml version='1.0'?><stream:stream xmlns='jabber:component:accept'"
            + " xmlns:stream='http://etherx.jabber.org/streams' from='%s' id='%s'>"
                .formatted(domain, escaped(streamId));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
  }

  @Nullable String refusal(String domain) {
    return refusals.get(domain);
  }

  String handshakeAnswer() {
    return handshakeAnswer;
  }

  boolean writesBytewise() {
    return bytewise;
  }

  boolean accepts(String domain, Element handshake) {
    String secret = secrets.get(domain);
    return handshake.getName().equals("handshake")
        && (secret == null || handshake.getText().equals(sha1(streamId + secret)));
  }

  private static String sha1(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** Plays the XMPP world; false when the stanza is for the test. */
  boolean answered(ScriptedLink link, ScriptedComponent from, Element stanza) {
    if (!stanza.getName().equals("iq")) {
      return false;
    }
    String to = stanza.attributeValue("to", "");
    if (echoes && to.equals(from.domain())) {
      link.write(stanza.asXML());
      return true;
    }
    if (answersPings
        && to.equals(serverDomain)
        && "get".equals(stanza.attributeValue("type"))
        && stanza.element("ping") != null) {
      link.write(
          "<iq type='result' from='%s' to='%s' id='%s'/>"
              .formatted(
                  to,
                  escaped(stanza.attributeValue("from", "")),
                  escaped(stanza.attributeValue("id", ""))));
      return true;
    }
    return false;
  }

  void problem(Exception problem) {
    problems.add(problem);
  }

  private ServerSocket listen(int port) {
    try {
      ServerSocket socket =
          tls == null ? new ServerSocket() : tls.getServerSocketFactory().createServerSocket();
      socket.setReuseAddress(true);
      socket.setReceiveBufferSize(RECEIVE_BUFFER);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host()), port), 256);
      accepting = daemon("scripted-xmpp-accept", () -> accept(socket));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket listening) {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        sockets.add(socket);
        daemon("scripted-xmpp", () -> play(socket));
      } catch (IOException e) {
        if (!listening.isClosed()) {
          problem(e);
        }
      }
    }
  }

  private void play(Socket socket) {
    RawScript raw = script;
    try (socket) {
      socket.setTcpNoDelay(true);
      if (raw != null) {
        raw.play(new RawLink(socket));
      } else {
        new ScriptedLink(this, socket).play();
      }
    } catch (IOException e) {
      problem(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sockets.remove(socket);
    }
  }

  private static Thread daemon(String name, Runnable body) {
    Thread thread = new Thread(body, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
