package im.gangway.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;

/** A person on IRC: raw lines over a socket, PINGs answered by themselves. */
public final class IrcClient implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final int CONNECT_MILLIS = 5_000;

  private final Socket socket;
  private final OutputStream out;
  private final Arrivals<String> arrivals = new Arrivals<>("The IRC client");
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private volatile String nick = "*";

  private IrcClient(Socket socket) throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
    Thread reader = new Thread(this::read, "irc-client-" + socket.getLocalPort());
    reader.setDaemon(true);
    reader.start();
  }

  /** Connects to a loopback port in plain text. */
  public static IrcClient connect(int port) {
    return connect(port, SocketFactory.getDefault());
  }

  /** Connects to a loopback port with sockets of this kind, such as TLS ones. */
  public static IrcClient connect(int port, SocketFactory sockets) {
    try {
      Socket socket = sockets.createSocket();
      socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MILLIS);
      if (socket instanceof SSLSocket tls) {
        tls.startHandshake();
      }
      return new IrcClient(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Calls the listener with every line that comes in, before anybody else sees it. */
  public void onLine(Consumer<String> listener) {
    listeners.add(listener);
  }

  /** Sends NICK and USER and waits for the welcome. */
  public IrcClient register(String wanted) {
    send("NICK " + wanted);
    send("USER " + wanted + " 0 * :" + wanted);
    return awaitWelcome(wanted);
  }

  /** Registers with an account, by SASL PLAIN. */
  public IrcClient registerWithSasl(String wanted, String password) {
    send("CAP REQ :sasl");
    send("NICK " + wanted);
    send("USER " + wanted + " 0 * :" + wanted);
    expect("CAP ACK", line -> line.contains(" ACK "));
    send("AUTHENTICATE PLAIN");
    expect("AUTHENTICATE +", line -> line.matches("(@\\S+ )?(:\\S+ )?AUTHENTICATE :?\\+"));
    String plain = "\0" + wanted + "\0" + password;
    send(
        "AUTHENTICATE "
            + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8)));
    expectNumeric("903");
    send("CAP END");
    return awaitWelcome(wanted);
  }

  /** Joins a channel and waits until its list of names is complete. */
  public void join(String channel) {
    send("JOIN " + channel);
    expectNumeric("366");
  }

  /** Sends a PRIVMSG to a channel or a nick. */
  public void say(String target, String text) {
    send("PRIVMSG " + target + " :" + text);
  }

  /** Sends one line as it is; CR LF is added. */
  public synchronized void send(String line) {
    try {
      out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for a line that matches and takes it; {@code what} names it if it stays away. */
  public String expect(String what, Predicate<String> wanted) {
    return arrivals.take(what, wanted, LIMIT);
  }

  /** Waits for a line that contains this text. */
  public String expect(String part) {
    return expect("a line with '" + part + "'", line -> line.contains(part));
  }

  /** Waits for a numeric reply such as {@code 366}. */
  public String expectNumeric(String number) {
    return expect("numeric " + number, line -> line.matches("(@\\S+ )?:\\S+ " + number + "( .*)?"));
  }

  /** Waits for a PRIVMSG of this nick to this channel (or to this client's nick). */
  public String expectMessage(String from, String target, String text) {
    return expect(
        "'" + text + "' from " + from + " to " + target,
        line ->
            line.replaceFirst("^@\\S+ ", "").startsWith(":" + from + "!")
                && line.endsWith(" PRIVMSG " + target + " :" + text));
  }

  /** Returns the lines that nobody has waited for yet. */
  public List<String> unread() {
    return arrivals.unread();
  }

  /** Forgets the lines that nobody has waited for. */
  public void forget() {
    arrivals.forget();
  }

  /** Returns the nick it registered with. */
  public String nick() {
    return nick;
  }

  /** Closes the connection without QUIT. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private IrcClient awaitWelcome(String wanted) {
    expectNumeric("001");
    expect("the end of the welcome", line -> line.matches("(@\\S+ )?:\\S+ (376|422) .*"));
    nick = wanted;
    return this;
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        take(line);
      }
    } catch (IOException e) {
      arrivals.add("(connection ended: " + e.getMessage() + ")");
    }
    arrivals.add("(end of the connection)");
  }

  private void take(String line) {
    if (line.startsWith("PING ")) {
      send("PONG " + line.substring("PING ".length()));
      return;
    }
    listeners.forEach(listener -> listener.accept(line));
    arrivals.add(line);
  }
}
