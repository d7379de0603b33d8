package im.gangway.irc.testing;

import im.gangway.irc.line.IrcLine;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A server that follows a transcript, driven by the test's own thread: {@link #accept()}, then
 * {@link #expect} what the client says and {@link #send} what it shall hear. Every wait ends after
 * ten seconds with an {@link AssertionError}. Not thread-safe.
 */
public final class ScriptedIrcServer implements AutoCloseable {
  private static final int PATIENCE = 10_000;

  private final ServerSocket listener;
  private @Nullable Socket client;
  private @Nullable InputStream in;

  private ScriptedIrcServer(ServerSocket listener) {
    this.listener = listener;
  }

  /** Listens on a free port of 127.0.0.1. */
  public static ScriptedIrcServer start() {
    try {
      return new ScriptedIrcServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The same with TLS; see {@link TestCertificate#serverContext()}. */
  public static ScriptedIrcServer startTls(SSLContext context) {
    try {
      return new ScriptedIrcServer(
          context
              .getServerSocketFactory()
              .createServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Waits for the next client; the one before is left alone. */
  public ScriptedIrcServer accept() {
    try {
      listener.setSoTimeout(PATIENCE);
      Socket accepted = listener.accept();
      accepted.setSoTimeout(PATIENCE);
      accepted.setTcpNoDelay(true);
      client = accepted;
      in = new BufferedInputStream(accepted.getInputStream());
      return this;
    } catch (SocketTimeoutException late) {
      throw new AssertionError("No client came", late);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The next line must be this one; whether the last parameter has a colon does not matter. */
  public ScriptedIrcServer expect(String line) {
    String read = readLine();
    if (!IrcLine.parse(read).equals(IrcLine.parse(line))) {
      throw new AssertionError("Expected \"" + line + "\" but the client said \"" + read + "\"");
    }
    return this;
  }

  /** Reads until this line comes, and skips others. */
  public ScriptedIrcServer expectEventually(String line) {
    IrcLine wanted = IrcLine.parse(line);
    String read = readLine();
    while (!IrcLine.parse(read).equals(wanted)) {
      read = readLine();
    }
    return this;
  }

  /** The next line, for tests that look at it themselves. */
  public IrcLine read() {
    return IrcLine.parse(readLine());
  }

  /** Sends lines as they are, each with CR LF. */
  public ScriptedIrcServer send(String... lines) {
    return sendBytes((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  public ScriptedIrcServer sendBytes(byte[] bytes) {
    try {
      client().getOutputStream().write(bytes);
      client().getOutputStream().flush();
      return this;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Plays a login without capabilities to its end: the client's nick is taken from NICK. */
  public ScriptedIrcServer welcome() {
    String nick = "";
    while (true) {
      IrcLine line = read();
      switch (line.command()) {
        case "CAP" -> {
          if (line.param(0).equals("LS")) {
            send(":irc.test CAP * LS :");
          }
        }
        case "NICK" -> nick = line.param(0);
        default -> {}
      }
      if (line.command().equals("CAP") && line.param(0).equals("END")) {
        return send(
            ":irc.test 001 " + nick + " :Welcome " + nick + "!~user@client.test",
            ":irc.test 004 " + nick + " irc.test scripted io ntk",
            ":irc.test 005 "
                + nick
                + " CASEMAPPING=rfc1459 PREFIX=(ov)@+ NETWORK=Test :are supported",
            ":irc.test 422 " + nick + " :No message of the day");
      }
    }
  }

  /** Waits until the client has closed. */
  public ScriptedIrcServer expectClose() {
    try {
      stream().transferTo(OutputStream.nullOutputStream());
      return this;
    } catch (SocketTimeoutException late) {
      throw new AssertionError("The client did not close", late);
    } catch (IOException reset) {
      return this;
    }
  }

  /** Asserts that nothing comes for this time. */
  public ScriptedIrcServer expectSilence(Duration duration) {
    try {
      client().setSoTimeout((int) duration.toMillis());
      stream().mark(1);
      int read = stream().read();
      stream().reset();
      throw new AssertionError(
          read < 0 ? "The client closed" : "The client said \"" + readLine() + "\"");
    } catch (SocketTimeoutException silent) {
      return this;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } finally {
      restorePatience();
    }
  }

  /** Closes this client's connection. */
  public ScriptedIrcServer hangUp() {
    try {
      client().close();
      return this;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() {
    try {
      Socket open = client;
      if (open != null) {
        open.close();
      }
      listener.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private String readLine() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      for (int b = stream().read(); b != '\n'; b = stream().read()) {
        if (b < 0) {
          throw new AssertionError(
              "The client closed after \"" + line.toString(StandardCharsets.UTF_8) + "\"");
        }
        line.write(b);
      }
      return line.toString(StandardCharsets.UTF_8).replace("\r", "");
    } catch (SocketTimeoutException late) {
      throw new AssertionError("The client said nothing more", late);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void restorePatience() {
    try {
      client().setSoTimeout(PATIENCE);
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  private Socket client() {
    Socket open = client;
    if (open == null) {
      throw new IllegalStateException("No client was accepted yet");
    }
    return open;
  }

  private InputStream stream() {
    InputStream open = in;
    if (open == null) {
      throw new IllegalStateException("No client was accepted yet");
    }
    return open;
  }
}
