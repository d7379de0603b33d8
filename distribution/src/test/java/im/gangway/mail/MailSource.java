package im.gangway.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A mail server that delivers by LMTP over some connections, and tries each mail again until it is
 * taken, as mail servers do. Thread-safe.
 */
final class MailSource implements AutoCloseable {
  private static final long PAUSE_MILLIS = 50;

  private final int port;
  private final LinkedBlockingQueue<Mail> queue = new LinkedBlockingQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger tries = new AtomicInteger();
  private final List<String> refusals = new ArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Thread> workers = new ArrayList<>();

  private record Mail(String to, String content) {}

  /**
   * Starts it.
   *
   * @param port where the gateway listens, now or later
   */
  MailSource(int port, int connections) {
    this.port = port;
    for (int i = 0; i < connections; i++) {
      Thread worker = new Thread(this::work, "mail-source-" + i);
      worker.setDaemon(true);
      worker.start();
      workers.add(worker);
    }
  }

  /** Delivers a mail to one recipient. */
  void send(String to, String headersAndText) {
    waiting.incrementAndGet();
    queue.add(new Mail(to, headersAndText.replaceAll("\\R", "\r\n")));
  }

  /** How many mails have not been taken. */
  int waiting() {
    return waiting.get();
  }

  /** How often a mail was handed over or tried to be. */
  int tries() {
    return tries.get();
  }

  /** What was refused for good, with the answer. */
  synchronized List<String> refusals() {
    return List.copyOf(refusals);
  }

  private void work() {
    Connection connection = null;
    try {
      while (closed.getCount() > 0) {
        Mail mail = queue.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        while (mail != null && closed.getCount() > 0) {
          connection = connection == null ? connect() : connection;
          if (connection == null) {
            closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
          } else if (deliver(connection, mail)) {
            mail = null;
          } else {
            connection.close();
            connection = null;
          }
        }
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    } finally {
      if (connection != null) {
        connection.close();
      }
    }
  }

  private @Nullable Connection connect() {
    try {
      return new Connection(port);
    } catch (IOException notThere) {
      return null;
    }
  }

  /** Whether this mail is over. */
  private boolean deliver(Connection connection, Mail mail) {
    tries.incrementAndGet();
    try {
      String answer = connection.deliver(mail);
      if (answer.startsWith("4")) {
        return false;
      }
      if (!answer.startsWith("2")) {
        refused(mail, answer);
      }
      waiting.decrementAndGet();
      return true;
    } catch (IOException lost) {
      return false;
    }
  }

  private synchronized void refused(Mail mail, String answer) {
    refusals.add(mail + ": " + answer);
  }

  @Override
  public void close() {
    closed.countDown();
    workers.forEach(Thread::interrupt);
  }

  /** One connection to the gateway. */
  private static final class Connection {
    private static final int ANSWER_MILLIS = 60_000;

    private final Socket socket;
    private final BufferedReader in;

    Connection(int port) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(ANSWER_MILLIS);
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      answer();
      write("LHLO mx.example\r\n");
      answer();
    }

    String deliver(Mail mail) throws IOException {
      write("MAIL FROM:<friend@x.example>\r\nRCPT TO:<" + mail.to() + ">\r\nDATA\r\n");
      answer();
      String recipient = answer();
      String data = answer();
      if (!recipient.startsWith("250") || !data.startsWith("354")) {
        return recipient;
      }
      write(mail.content() + "\r\n.\r\n");
      return answer();
    }

    private void write(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The last line of an answer. */
    private String answer() throws IOException {
      String line = in.readLine();
      while (line != null && line.startsWith("-", 3)) {
        line = in.readLine();
      }
      if (line == null) {
        throw new IOException("The gateway is gone");
      }
      return line;
    }

    void close() {
      try {
        socket.close();
      } catch (IOException gone) {
        // it was open, or not
      }
    }
  }
}
