package im.gangway.durability;

import im.gangway.durability.wire.WireLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The legacy side: takes messages, recognises those that come twice, reports each delivery until
 * the report is noted, and sends its own messages until they are stored. Thread-safe.
 */
final class WireNetwork implements AutoCloseable {
  private ServerSocket server;

  /** Arrivals by message id, in the order of the first ones: each with its text. */
  private final Map<String, Arrival> arrivals = new LinkedHashMap<>();

  private final Map<String, WireLine> unnoted = new LinkedHashMap<>();
  private final Map<String, WireLine> unstored = new LinkedHashMap<>();
  private @Nullable OutputStream gateway;
  private @Nullable Socket current;
  private Duration delay = Duration.ZERO;
  private int repeated;

  /** A message that came. */
  record Arrival(String user, String contact, String text) {}

  WireNetwork() {
    server = listen(0);
  }

  private ServerSocket listen(int port) {
    try {
      ServerSocket listening = new ServerSocket();
      listening.setReuseAddress(true);
      listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
      Thread accepting = new Thread(() -> accept(listening), "wire-network");
      accepting.setDaemon(true);
      accepting.start();
      return listening;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized int port() {
    return server.getLocalPort();
  }

  /** From now on there is nobody. */
  synchronized void stop() throws IOException {
    server.close();
    if (current != null) {
      current.close();
    }
  }

  /** Is there again, on the same port. */
  synchronized void restart() {
    server = listen(server.getLocalPort());
  }

  /** Before each line it waits that long; a negative time is one without end. */
  synchronized void delay(Duration each) {
    delay = each;
    notifyAll();
  }

  private synchronized void hesitate() {
    try {
      while (delay.isNegative()) {
        wait();
      }
      if (!delay.isZero()) {
        wait(delay.toMillis());
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept(ServerSocket listening) {
    while (!listening.isClosed()) {
      try (Socket socket = listening.accept();
          BufferedReader in =
              new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
        connected(socket);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          hesitate();
          heard(line);
        }
      } catch (IOException broken) {
        // the gateway was killed
      }
    }
  }

  private synchronized void connected(Socket socket) throws IOException {
    current = socket;
    gateway = socket.getOutputStream();
    unnoted.values().forEach(this::write);
    unstored.values().forEach(this::write);
  }

  private synchronized void heard(String text) {
    WireLine line;
    try {
      line = WireLine.parse(text);
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException cutOff) {
      return;
    }
    String id = line.word(0);
    switch (line.verb()) {
      case "SEND" -> sent(id, new Arrival(line.word(1), line.word(2), line.word(3)));
      case "STORED" -> unstored.remove(id);
      case "NOTED" -> unnoted.remove(id);
      default -> throw new IllegalStateException(text);
    }
  }

  private void sent(String id, Arrival arrival) {
    if (arrivals.putIfAbsent(id, arrival) != null) {
      repeated++;
    }
    WireLine delivered = WireLine.of("DELIVERED", "n-" + id);
    unnoted.put("n-" + id, delivered);
    write(WireLine.of("TAKEN", id, "n-" + id));
    write(delivered);
  }

  /** Sends a message to a user, until the gateway has stored it. */
  synchronized void send(String id, String user, String contact, String text) {
    WireLine line = WireLine.of("MESSAGE", id, user, contact, text);
    unstored.put(id, line);
    write(line);
  }

  private void write(WireLine line) {
    OutputStream to = gateway;
    if (to == null) {
      return;
    }
    try {
      to.write((line.text() + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException broken) {
      gateway = null;
    }
  }

  /** What came, each message once, in order. */
  synchronized List<Arrival> arrivals() {
    return new ArrayList<>(arrivals.values());
  }

  /** How often a message came again. */
  synchronized int repeated() {
    return repeated;
  }

  /** How much of what was sent, messages and reports, has not been acknowledged. */
  synchronized int unfinished() {
    return unnoted.size() + unstored.size();
  }

  @Override
  public synchronized void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
