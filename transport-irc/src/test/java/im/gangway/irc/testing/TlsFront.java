package im.gangway.irc.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;

/**
 * TLS in front of a plain port: takes TLS off and passes the bytes on. Two threads for each
 * connection, so for tests with few clients.
 */
public final class TlsFront implements AutoCloseable {
  private final ServerSocket listener;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private TlsFront(ServerSocket listener, int target) {
    this.listener = listener;
    this.target = target;
  }

  static TlsFront start(SSLContext context, int target) {
    try {
      ServerSocket listener =
          context
              .getServerSocketFactory()
              .createServerSocket(0, 100, InetAddress.getLoopbackAddress());
      TlsFront front = new TlsFront(listener, target);
      daemon(front::acceptAll);
      return front;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  public int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() {
    closeQuietly(listener);
    open.forEach(TlsFront::closeQuietly);
  }

  private void acceptAll() {
    try {
      while (!listener.isClosed()) {
        Socket outside = listener.accept();
        Socket inside = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(outside);
        open.add(inside);
        daemon(() -> pass(outside, inside));
        daemon(() -> pass(inside, outside));
      }
    } catch (IOException closed) {
      closeQuietly(listener);
    }
  }

  private void pass(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      byte[] buffer = new byte[8192];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        out.write(buffer, 0, count);
        out.flush();
      }
    } catch (IOException ended) {
      closeQuietly(to);
    } finally {
      closeQuietly(from);
      closeQuietly(to);
      open.remove(from);
      open.remove(to);
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "tls-front");
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(AutoCloseable open) {
    try {
      open.close();
    } catch (Exception already) {
      return;
    }
  }
}
