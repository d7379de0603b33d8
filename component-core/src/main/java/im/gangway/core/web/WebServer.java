package im.gangway.core.web;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import im.gangway.core.config.HostPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Listens for HTTP, with a few threads of its own that end when nobody calls.
 *
 * <p>Who sends a request more slowly than within 30 seconds is cut off, and so is who is the 100th
 * to wait. Thread-safe.
 */
public final class WebServer implements AutoCloseable {
  private static final int BACKLOG = 64;
  private static final int THREADS = 8;
  private static final int MOST_WAITING = 100;
  private static final int IDLE_SECONDS = 10;

  static {
    bound("sun.net.httpserver.maxReqTime", 30);
    bound("sun.net.httpserver.maxRspTime", 60);
    bound("jdk.httpserver.maxConnections", 500);
  }

  private final HttpServer server;
  private final ThreadPoolExecutor threads;

  private WebServer(HttpServer server) {
    this.server = server;
    this.threads = threads();
    server.setExecutor(threads);
  }

  /** The JDK's server has these as system properties only; an admin may have set them. */
  private static void bound(String property, int most) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, Integer.toString(most));
    }
  }

  private static ThreadPoolExecutor threads() {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            task -> {
              Thread thread = new Thread(task, "http-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /**
   * Starts to answer.
   *
   * @param listen port 0 takes any free one
   * @param parts who answers the paths that begin so; of several the longest counts
   * @throws IOException if that address cannot be had
   */
  public static WebServer start(HostPort listen, Map<String, HttpHandler> parts)
      throws IOException {
    InetSocketAddress address = new InetSocketAddress(listen.host(), listen.port());
    if (address.isUnresolved()) {
      throw new IOException("Unknown host: " + listen.host());
    }
    WebServer started = new WebServer(HttpServer.create(address, BACKLOG));
    parts.forEach(started.server::createContext);
    started.server.start();
    return started;
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
