package im.gangway.email.testing;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A submission server on the loopback interface that takes everything, but for the commands whose
 * answers a test has scripted. Thread-safe.
 */
public final class ScriptedSmtpServer implements AutoCloseable {
  /** What {@link #answer} gives a mail itself, behind DATA. */
  public static final String END_OF_MAIL = ".";

  /** An answer that is none: the connection ends. */
  public static final String HANG_UP = "";

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ServerSocket listener;
  private final @Nullable SSLContext tls;
  private final boolean isTlsFromTheStart;
  private final Map<String, String> script = new LinkedHashMap<>();
  private final List<String> commands = new ArrayList<>();
  private final List<String> mails = new ArrayList<>();
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private List<String> extensions =
      List.of("SIZE 10000000", "8BITMIME", "SMTPUTF8", "DSN", "ENHANCEDSTATUSCODES");
  private String mechanisms = "PLAIN LOGIN XOAUTH2";
  private int connections;

  private ScriptedSmtpServer(@Nullable SSLContext tls, boolean isTlsFromTheStart) {
    this.tls = tls;
    this.isTlsFromTheStart = isTlsFromTheStart;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    background(this::accept);
  }

  /** Without TLS. */
  public static ScriptedSmtpServer plain() {
    return new ScriptedSmtpServer(null, false);
  }

  /** With TLS from the first byte. */
  public static ScriptedSmtpServer tls(SSLContext context) {
    return new ScriptedSmtpServer(context, true);
  }

  /** With STARTTLS. */
  public static ScriptedSmtpServer startTls(SSLContext context) {
    return new ScriptedSmtpServer(context, false);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Answers commands that start so with that. */
  public synchronized ScriptedSmtpServer answer(String command, String answer) {
    script.put(command.toUpperCase(Locale.ROOT), answer);
    return this;
  }

  /** Offers only these extensions, beside TLS and AUTH. */
  public synchronized ScriptedSmtpServer offer(String... offered) {
    extensions = List.of(offered);
    return this;
  }

  /** Offers only these ways to log in. */
  public synchronized ScriptedSmtpServer login(String offered) {
    mechanisms = offered;
    return this;
  }

  /** The commands so far, in order. */
  public synchronized List<String> commands() {
    return List.copyOf(commands);
  }

  /** The mails so far, whose end was answered. */
  public synchronized List<String> mails() {
    return List.copyOf(mails);
  }

  /** A mail by its number from 0 on; waits for it. */
  public synchronized String awaitMail(int index) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (mails.size() <= index) {
      long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (left <= 0) {
        throw new AssertionError("No mail but " + commands);
      }
      wait(left);
    }
    return mails.get(index);
  }

  public synchronized int connections() {
    return connections;
  }

  /** Ends all connections. */
  public void hangUp() {
    open.forEach(ScriptedSmtpServer::closeQuietly);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        open.add(socket);
        synchronized (this) {
          connections++;
        }
        background(() -> serve(socket));
      }
    } catch (IOException closed) {
      hangUp();
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      new Conversation(isTlsFromTheStart ? upgraded(socket) : socket).run();
    } catch (IOException ended) {
      closeQuietly(socket);
    } finally {
      open.remove(socket);
    }
  }

  private Socket upgraded(Socket plain) throws IOException {
    if (tls == null) {
      throw new IOException("No TLS here");
    }
    SSLSocket socket =
        (SSLSocket) tls.getSocketFactory().createSocket(plain, "127.0.0.1", plain.getPort(), true);
    socket.setUseClientMode(false);
    socket.startHandshake();
    return socket;
  }

  private synchronized @Nullable String scripted(String line) {
    String command = line.toUpperCase(Locale.ROOT);
    return script.entrySet().stream()
        .filter(each -> command.startsWith(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private synchronized void note(String line) {
    commands.add(line);
  }

  private synchronized void keep(String mail) {
    mails.add(mail);
    notifyAll();
  }

  private synchronized String greeting(boolean isSecure) {
    List<String> lines = new ArrayList<>(List.of("test.example"));
    lines.addAll(extensions);
    if (tls != null && !isSecure) {
      lines.add("STARTTLS");
    }
    if (!mechanisms.isEmpty()) {
      lines.add("AUTH " + mechanisms);
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      out.append(i + 1 < lines.size() ? "250-" : "250 ").append(lines.get(i)).append("\r\n");
    }
    return out.substring(0, out.length() - 2);
  }

  private static void closeQuietly(Closeable open) {
    try {
      open.close();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static void background(Runnable task) {
    Thread thread = new Thread(task, "scripted-smtp");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    closeQuietly(listener);
  }

  /** One connection. */
  private final class Conversation {
    private Socket socket;
    private BufferedReader in;
    private OutputStream out;

    Conversation(Socket socket) throws IOException {
      this.socket = socket;
      this.in = reader(socket);
      this.out = socket.getOutputStream();
    }

    private static BufferedReader reader(Socket socket) throws IOException {
      return new BufferedReader(
          new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    void run() throws IOException {
      String greeting = scripted("CONNECT");
      say(greeting == null ? "220 test.example ESMTP" : greeting);
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        note(line);
        String scripted = scripted(line);
        if (scripted != null && scripted.isEmpty()) {
          return;
        }
        if (scripted != null) {
          say(scripted);
        } else if (!obey(line)) {
          return;
        }
      }
    }

    private boolean obey(String line) throws IOException {
      String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
      switch (verb) {
        case "EHLO" -> say(greeting(socket instanceof SSLSocket));
        case "STARTTLS" -> startTls();
        case "AUTH" -> authenticate(line);
        case "DATA" -> {
          return data();
        }
        case "QUIT" -> {
          say("221 2.0.0 Bye");
          return false;
        }
        default -> say("250 2.0.0 Ok");
      }
      return true;
    }

    private void startTls() throws IOException {
      say("220 2.0.0 Go on");
      socket = upgraded(socket);
      in = reader(socket);
      out = socket.getOutputStream();
    }

    private void authenticate(String line) throws IOException {
      if (line.split(" ").length < 3) {
        say("334 ");
        note(in.readLine());
      }
      say("235 2.7.0 Welcome");
    }

    private boolean data() throws IOException {
      say("354 Go on");
      StringBuilder mail = new StringBuilder();
      for (String line = in.readLine(); !line.equals("."); line = in.readLine()) {
        mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
      }
      keep(mail.toString());
      String answer = scripted(END_OF_MAIL);
      if (answer != null && answer.isEmpty()) {
        return false;
      }
      say(answer == null ? "250 2.0.0 Queued" : answer);
      return true;
    }

    private void say(String answer) throws IOException {
      out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }
}
