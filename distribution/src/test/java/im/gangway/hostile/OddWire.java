package im.gangway.hostile;

import im.gangway.peers.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * The way between the gateway and an IRC server: looks at every byte to the server, and spoils what
 * comes back. Thread-safe.
 */
final class OddWire implements AutoCloseable {
  static final String FENCE = "fence-";
  private static final Pattern LENGTHS = Pattern.compile("(?i)LINELEN=([0-9]{1,6})");

  private final int server;
  private final boolean spoiling;
  private final long seed;
  private final ServerSocket listener;
  private final WireLines sent;
  private final AtomicInteger connections = new AtomicInteger();
  private final Set<Line> lines = ConcurrentHashMap.newKeySet();

  /**
   * @param server the port of the real one
   * @param spoiling whether a byte is changed now and then on the way back
   */
  OddWire(int server, boolean spoiling, long seed) throws IOException {
    this.server = server;
    this.spoiling = spoiling;
    this.seed = seed;
    this.sent = new WireLines();
    this.listener = new ServerSocket(Ports.free(), 50, InetAddress.getLoopbackAddress());
    spawn(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** What has come from the gateway. */
  WireLines sent() {
    return sent;
  }

  /** The connections that are open and joined a channel. */
  List<Line> open() {
    return lines.stream().filter(line -> line.joined).toList();
  }

  private void accept() throws IOException {
    while (!listener.isClosed()) {
      Socket gateway = listener.accept();
      Line line = new Line(gateway, new Socket(InetAddress.getLoopbackAddress(), server));
      lines.add(line);
      spawn(line::toServer);
      spawn(line::toGateway);
    }
  }

  /** One connection of the gateway. */
  final class Line {
    private final Socket gateway;
    private final Socket far;
    private final Random random = new Random(seed + connections.incrementAndGet());
    private final WireLines.Reader reader = sent.reader(this::heard);
    private volatile int lastPong;
    private volatile boolean joined;

    private Line(Socket gateway, Socket far) throws IOException {
      this.gateway = gateway;
      this.far = far;
      gateway.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
    }

    private void toServer() throws IOException {
      pass(
          gateway,
          (chunk, length) -> {
            reader.take(chunk, length);
            far.getOutputStream().write(chunk, 0, length);
          });
    }

    private void heard(String line) {
      if (line.startsWith("JOIN ")) {
        joined = true;
      } else if (line.matches("PONG :?" + FENCE + "\\d+")) {
        lastPong = Integer.parseInt(line.substring(line.lastIndexOf('-') + 1));
      }
    }

    private void toGateway() throws IOException {
      pass(
          far,
          (chunk, length) -> {
            synchronized (random) {
              if (spoiling && random.nextInt(40) == 0) {
                chunk[random.nextInt(length)] = (byte) random.nextInt(256);
              }
            }
            say(chunk, length);
          });
    }

    /** Says bytes to the gateway as if they were the server's, if it is still there. */
    void tell(byte[] bytes) {
      try {
        say(bytes, bytes.length);
      } catch (IOException gone) {
        lines.remove(this);
      }
    }

    private void say(byte[] bytes, int length) throws IOException {
      LENGTHS
          .matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1))
          .results()
          .forEach(found -> reader.allow(Integer.parseInt(found.group(1))));
      // A border anywhere, now and then.
      synchronized (random) {
        OutputStream out = gateway.getOutputStream();
        int border = random.nextInt(4) == 0 ? random.nextInt(length + 1) : length;
        out.write(bytes, 0, border);
        out.write(bytes, border, length - border);
      }
    }

    /** Whether the PING with {@link #FENCE} and this number was answered, or never will be. */
    boolean hasPassed(int fence) {
      return lastPong >= fence || !lines.contains(this);
    }

    private void pass(Socket from, Chunk to) throws IOException {
      try (gateway;
          far) {
        InputStream in = from.getInputStream();
        byte[] chunk = new byte[8192];
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
          to.take(chunk, n);
        }
      } finally {
        lines.remove(this);
      }
    }
  }

  @FunctionalInterface
  private interface Chunk {
    void take(byte[] bytes, int length) throws IOException;
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  private static void spawn(Work work) {
    Runnable quietly =
        () -> {
          try {
            work.run();
          } catch (IOException e) {
            // One of the two ends is gone: this is how a connection ends.
          }
        };
    Thread thread = new Thread(quietly, "odd-wire");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
