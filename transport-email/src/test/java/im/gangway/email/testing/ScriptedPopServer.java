package im.gangway.email.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A POP3 server on the loopback interface with one mailbox. Thread-safe. */
public final class ScriptedPopServer implements AutoCloseable {
  private final ServerSocket listener;
  private final SSLContext tls;
  private final boolean isTlsFirst;
  private final List<String> uids = new ArrayList<>();
  private final List<String> mails = new ArrayList<>();
  private final List<String> commands = new ArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private String secret = "geheim";
  private String refusal = "-ERR [AUTH] no";
  private String broken = "";
  private boolean isSilent;

  private ScriptedPopServer(TestCertificate certificate, boolean isTlsFirst) {
    this.tls = certificate.serverContext();
    this.isTlsFirst = isTlsFirst;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    background(this::accept);
  }

  public static ScriptedPopServer withTls(TestCertificate certificate) {
    return new ScriptedPopServer(certificate, true);
  }

  /** With STLS (RFC 2595). */
  public static ScriptedPopServer withStartTls(TestCertificate certificate) {
    return new ScriptedPopServer(certificate, false);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Puts a mail into the mailbox. */
  public synchronized void deliver(String uid, String mail) {
    uids.add(uid);
    mails.add(mail);
  }

  public synchronized void password(String password) {
    secret = password;
  }

  /** Refuses every login so. */
  public synchronized void refuse(String answer) {
    secret = "";
    refusal = answer;
  }

  /** Hangs up when that mail is fetched; empty for none. */
  public synchronized void breakAt(String uid) {
    broken = uid;
  }

  /** Sends lines without an end in place of its greeting. */
  public synchronized void flood() {
    isSilent = true;
  }

  public synchronized List<String> commands() {
    return List.copyOf(commands);
  }

  public synchronized List<String> uids() {
    return List.copyOf(uids);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        open.add(socket);
        background(() -> serve(socket));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void serve(Socket plain) {
    try {
      Socket socket = isTlsFirst ? secured(plain) : plain;
      OutputStream out = socket.getOutputStream();
      if (floods()) {
        flood(out);
      }
      say(out, "+OK ready");
      talk(plain, socket);
    } catch (IOException gone) {
      // So is the client.
    } finally {
      open.remove(plain);
      closeQuietly(plain);
    }
  }

  private synchronized boolean floods() {
    return isSilent;
  }

  private static void flood(OutputStream out) throws IOException {
    byte[] piece = "x".repeat(8192).getBytes(StandardCharsets.US_ASCII);
    while (true) {
      out.write(piece);
    }
  }

  private Socket secured(Socket plain) throws IOException {
    SSLSocket socket =
        (SSLSocket) tls.getSocketFactory().createSocket(plain, "localhost", plain.getPort(), true);
    socket.setUseClientMode(false);
    socket.startHandshake();
    return socket;
  }

  private void talk(Socket plain, Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    OutputStream out = socket.getOutputStream();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ", -1);
      String command = words[0].toUpperCase(Locale.ROOT);
      String argument = words.length > 1 ? words[1] : "";
      note(command.equals("PASS") ? "PASS" : line);
      if (command.equals("STLS")) {
        say(out, "+OK begin");
        talk(plain, secured(plain));
        return;
      }
      String answer = answer(command, argument);
      if (answer.isEmpty()) {
        return;
      }
      say(out, answer);
      if (command.equals("QUIT")) {
        return;
      }
    }
  }

  private synchronized void note(String command) {
    commands.add(command);
  }

  private synchronized String answer(String command, String argument) {
    return switch (command) {
      case "USER", "QUIT" -> "+OK";
      case "PASS" -> argument.equals(secret) ? "+OK" : refusal;
      case "UIDL" -> list();
      case "LIST" -> "+OK " + argument + ' ' + mail(argument).length();
      case "TOP" -> "+OK\r\n" + mail(argument).replaceAll("(?s)\r\n\r\n.*", "\r\n\r\n") + ".";
      case "RETR" ->
          uids.get(Integer.parseInt(argument) - 1).equals(broken)
              ? ""
              : "+OK\r\n" + mail(argument).replaceAll("(?m)^\\.", "..") + ".";
      default -> "-ERR unknown";
    };
  }

  private String list() {
    StringBuilder all = new StringBuilder("+OK\r\n");
    for (int i = 0; i < uids.size(); i++) {
      all.append(i + 1).append(' ').append(uids.get(i)).append("\r\n");
    }
    return all.append('.').toString();
  }

  private String mail(String number) {
    return mails.get(Integer.parseInt(number) - 1);
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static void background(Runnable work) {
    Thread thread = new Thread(work, "scripted-pop");
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      return;
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException gone) {
      // It was going to be.
    }
    open.forEach(ScriptedPopServer::closeQuietly);
  }
}
