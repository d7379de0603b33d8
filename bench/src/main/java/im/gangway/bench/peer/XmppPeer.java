package im.gangway.bench.peer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An XMPP server for one component (XEP-0114) with any secret. Requests to the component's own
 * domain are routed back to it, those to anybody else are answered with nothing inside. One thread
 * reads, one writes. Thread-safe.
 */
public final class XmppPeer implements AutoCloseable {
  private final ServerSocket acceptor;
  private final String domain;
  private final CountDownLatch ready = new CountDownLatch(1);
  private final Object lock = new Object();
  private ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private volatile Consumer<Stanza> listener = stanza -> {};
  private volatile @Nullable Socket socket;
  private volatile boolean closed;

  /** Listens on a free port for that component. */
  public XmppPeer(String domain) {
    this.domain = domain;
    try {
      acceptor = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start("xmpp-peer-read", this::accept);
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  public int port() {
    return acceptor.getLocalPort();
  }

  /** Hands messages and presences to it, on the reading thread. */
  public void onStanza(Consumer<Stanza> stanzas) {
    listener = stanzas;
  }

  /** Open once the component is connected. */
  public CountDownLatch ready() {
    return ready;
  }

  /** Sends a stanza. */
  public void send(String xml) {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    synchronized (lock) {
      waiting.write(bytes, 0, bytes.length);
      lock.notifyAll();
    }
  }

  private void accept() {
    try (Socket component = acceptor.accept();
        InputStream in = component.getInputStream()) {
      component.setTcpNoDelay(true);
      socket = component;
      OutputStream out = component.getOutputStream();
      start("xmpp-peer-write", () -> write(out));
      StanzaCuts cuts = new StanzaCuts(this::take);
      byte[] buffer = new byte[1 << 16];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        cuts.feed(buffer, count);
      }
    } catch (IOException ended) {
      // the gateway was stopped
    }
  }

  private void write(OutputStream out) {
    try {
      while (!closed) {
        ByteArrayOutputStream now = take();
        now.writeTo(out);
      }
    } catch (IOException ended) {
      // the gateway was stopped
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ByteArrayOutputStream take() throws InterruptedException {
    synchronized (lock) {
      while (waiting.size() == 0 && !closed) {
        lock.wait();
      }
      ByteArrayOutputStream now = waiting;
      waiting = new ByteArrayOutputStream(1 << 14);
      return now;
    }
  }

  private void take(Stanza stanza) {
    if (stanza.is("message") || stanza.is("presence")) {
      listener.accept(stanza);
    } else if (stanza.is("iq")) {
      iq(stanza);
    } else if (stanza.is("stream:stream")) {
      send(
          "<?xml version='1.0'?><stream:stream xmlns:stream='http://etherx.jabber.org/streams'"
              + " xmlns='jabber:component:accept' id='bench' from='"
              + domain
              + "'>");
    } else if (stanza.is("handshake")) {
      send("<handshake/>");
      ready.countDown();
    }
  }

  private void iq(Stanza stanza) {
    if (stanza.attribute("to").equals(domain)) {
      send(stanza.xml());
    } else if (stanza.attribute("type").equals("get") || stanza.attribute("type").equals("set")) {
      send(
          "<iq type='result' id='%s' from='%s' to='%s'/>"
              .formatted(stanza.attribute("id"), stanza.attribute("to"), stanza.attribute("from")));
    }
  }

  @Override
  public void close() {
    closed = true;
    synchronized (lock) {
      lock.notifyAll();
    }
    try {
      acceptor.close();
      Socket open = socket;
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
