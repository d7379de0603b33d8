package im.gangway.email.testing;

import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A small IMAP server for one account that can misbehave: it drops connections, loses UIDs, knows
 * no IDLE, refuses passwords. A thread for each connection.
 */
public final class ScriptedImapServer implements AutoCloseable {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss Z", Locale.ENGLISH);

  /** A mail in a folder. */
  public record Kept(byte[] bytes, Instant at, Set<String> flags) {}

  private static final class Folder {
    long validity = 7;
    long next = 1;
    final TreeMap<Long, Kept> mails = new TreeMap<>();
  }

  private final ServerSocket socket;
  private final SSLContext tls;
  private final boolean isStartTls;
  private final Map<String, Folder> folders = new TreeMap<>();
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final Map<Long, AtomicInteger> drops = new ConcurrentHashMap<>();
  private final AtomicInteger logins = new AtomicInteger();
  private volatile String capabilities = "IMAP4rev1 IDLE SASL-IR AUTH=PLAIN MOVE UIDPLUS";
  private volatile String secret = "geheim";
  private volatile String refusal = "NO [AUTHENTICATIONFAILED] Wrong password";
  private volatile String behindStartTls = "";

  private ScriptedImapServer(SSLContext tls, boolean isStartTls, int port) {
    this.tls = tls;
    this.isStartTls = isStartTls;
    folders.put("INBOX", new Folder());
    try {
      socket = new ServerSocket(port, 1000, InetAddress.getByName("127.0.0.1"));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    start(this::accept);
  }

  /** With TLS from the first byte. */
  public static ScriptedImapServer withTls(TestCertificate certificate) {
    return new ScriptedImapServer(certificate.serverContext(), false, 0);
  }

  /** The same at a port of old. */
  public static ScriptedImapServer withTls(TestCertificate certificate, int port) {
    return new ScriptedImapServer(certificate.serverContext(), false, port);
  }

  /** With STARTTLS. */
  public static ScriptedImapServer withStartTls(TestCertificate certificate) {
    return new ScriptedImapServer(certificate.serverContext(), true, 0);
  }

  public int port() {
    return socket.getLocalPort();
  }

  public void capabilities(String words) {
    capabilities = words;
  }

  /** What a password or a token has to be. */
  public void secret(String password) {
    secret = password;
  }

  public void refusal(String words) {
    refusal = words;
  }

  /** Text of somebody in the middle, in the same segment as the answer to STARTTLS. */
  public void behindStartTls(String text) {
    behindStartTls = text;
  }

  public synchronized void folder(String name) {
    folders.put(name, new Folder());
  }

  /** All commands, without their tags, with what they bear in clear. */
  public List<String> commands() {
    return commands;
  }

  public int logins() {
    return logins.get();
  }

  public int connections() {
    return connections.size();
  }

  /** Ends a connection that fetches the body of a mail, that many times. */
  public void dropAt(long uid, int times) {
    drops.put(uid, new AtomicInteger(times));
  }

  public void deliver(String folder, String mail, Instant at) {
    List<Connection> told;
    int count;
    synchronized (this) {
      Folder into = existing(folder);
      into.mails.put(
          into.next++,
          new Kept(mail.getBytes(StandardCharsets.UTF_8), at, ConcurrentHashMap.newKeySet()));
      count = into.mails.size();
      told = connections.stream().filter(each -> each.isIdling && each.is(folder)).toList();
    }
    told.forEach(each -> each.tell("* " + count + " EXISTS"));
  }

  private Folder existing(String name) {
    return requireNonNull(folders.get(name));
  }

  /** What is in a folder, in order. */
  public synchronized List<Kept> mails(String folder) {
    return List.copyOf(existing(folder).mails.values());
  }

  /** Gives all mails other UIDs, as after a folder has been restored. */
  public synchronized void rebuild(String folder) {
    Folder old = existing(folder);
    Folder renewed = new Folder();
    renewed.validity = old.validity + 1;
    renewed.next = 101;
    old.mails.values().forEach(each -> renewed.mails.put(renewed.next++, each));
    folders.put(folder, renewed);
  }

  public void dropAll() {
    connections.forEach(Connection::close);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    dropAll();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Connection next = new Connection(socket.accept());
        connections.add(next);
        start(next::run);
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(null, work, "scripted-imap", 128 << 10);
    thread.setDaemon(true);
    thread.start();
  }

  private final class Connection {
    private Socket io;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private volatile String selected = "";
    private volatile boolean isIdling;

    Connection(Socket io) {
      this.io = io;
    }

    boolean is(String folder) {
      return selected.equals(folder);
    }

    void run() {
      try {
        if (!isStartTls) {
          secure();
        }
        streams();
        tell("* OK ready");
        for (String line = line(); line != null; line = line()) {
          answer(line);
        }
      } catch (IOException | RuntimeException ended) {
        close();
      } finally {
        connections.remove(this);
        close();
      }
    }

    void close() {
      try {
        io.close();
      } catch (IOException gone) {
        return;
      }
    }

    private void secure() throws IOException {
      SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(io, null, true);
      secure.setUseClientMode(false);
      secure.startHandshake();
      io = secure;
    }

    private void streams() throws IOException {
      in = new BufferedInputStream(io.getInputStream(), 1024);
      out = io.getOutputStream();
    }

    void tell(String line) {
      bytes((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private synchronized void bytes(byte[] bytes) {
      try {
        out.write(bytes);
        out.flush();
      } catch (IOException gone) {
        close();
      }
    }

    private @Nullable String line() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b == '\n') {
          return line.toString(StandardCharsets.UTF_8).strip();
        }
        line.write(b);
      }
      return null;
    }

    private void answer(String line) throws IOException {
      String[] words = line.split(" ", 3);
      String tag = words[0];
      commands.add(line.substring(tag.length()).strip());
      String rest = words.length > 2 ? words[2] : "";
      switch (words[1].toUpperCase(Locale.ROOT)) {
        case "CAPABILITY" -> {
          tell("* CAPABILITY " + capabilities);
          tell(tag + " OK done");
        }
        case "STARTTLS" -> {
          bytes((tag + " OK go on\r\n" + behindStartTls).getBytes(StandardCharsets.UTF_8));
          secure();
          streams();
        }
        case "LOGIN" -> login(tag, rest.endsWith('"' + secret + '"'));
        case "AUTHENTICATE" -> authenticate(tag, rest);
        case "LIST" -> list(tag);
        case "SELECT", "EXAMINE" -> select(tag, rest.replace("\"", ""));
        case "APPEND" -> append(tag, rest);
        case "IDLE" -> idle(tag);
        case "UID" -> uid(tag, rest);
        default -> tell(tag + " OK done");
      }
    }

    private void login(String tag, boolean isRight) {
      logins.incrementAndGet();
      tell(isRight ? tag + " OK welcome" : tag + ' ' + refusal);
    }

    private void authenticate(String tag, String rest) throws IOException {
      String[] words = rest.split(" ", 2);
      if (words.length < 2) {
        tell("+ ");
      }
      String said =
          new String(
              Base64.getDecoder().decode(words.length > 1 ? words[1] : requireNonNull(line())),
              StandardCharsets.UTF_8);
      boolean isRight = said.endsWith('\0' + secret) || said.contains("Bearer " + secret + '\1');
      if (!isRight && !words[0].equals("PLAIN")) {
        tell("+ eyJzdGF0dXMiOiI0MDEifQ==");
        commands.add("LINE " + line());
      }
      login(tag, isRight);
    }

    private void list(String tag) {
      synchronized (ScriptedImapServer.this) {
        folders.keySet().forEach(name -> tell("* LIST (" + use(name) + ") \"/\" \"" + name + '"'));
      }
      tell(tag + " OK done");
    }

    private static String use(String name) {
      return name.equals("Gesendet") ? "\\HasNoChildren \\Sent" : "\\HasNoChildren";
    }

    private void select(String tag, String name) {
      synchronized (ScriptedImapServer.this) {
        Folder folder = folders.get(name);
        if (folder == null) {
          tell(tag + " NO no such folder");
          return;
        }
        selected = name;
        tell("* " + folder.mails.size() + " EXISTS");
        tell("* OK [UIDVALIDITY " + folder.validity + "] valid");
        tell("* OK [UIDNEXT " + folder.next + "] next");
      }
      tell(tag + " OK open");
    }

    private void append(String tag, String rest) throws IOException {
      String name = rest.substring(1, rest.indexOf('"', 1));
      int size = Integer.parseInt(rest.replaceAll(".*\\{(\\d+)}", "$1"));
      tell("+ send it");
      byte[] mail = in.readNBytes(size);
      line();
      synchronized (ScriptedImapServer.this) {
        Folder folder = existing(name);
        folder.mails.put(folder.next++, new Kept(mail, Instant.EPOCH, Set.of("\\Seen")));
      }
      tell(tag + " OK kept");
    }

    private void idle(String tag) throws IOException {
      int before = size();
      isIdling = true;
      tell("+ idling");
      if (size() != before) {
        tell("* " + size() + " EXISTS");
      }
      line();
      isIdling = false;
      tell(tag + " OK idled");
    }

    private int size() {
      synchronized (ScriptedImapServer.this) {
        return existing(selected).mails.size();
      }
    }

    private void uid(String tag, String rest) {
      String[] words = rest.split(" ", 3);
      synchronized (ScriptedImapServer.this) {
        Folder folder = existing(selected);
        switch (words[0]) {
          case "SEARCH" -> search(folder, words[1].equals("UID") ? words[2] : "1:*");
          case "FETCH" -> {
            if (!fetch(folder, words[1], words[2])) {
              close();
              return;
            }
          }
          case "STORE" -> {
            Kept mail = requireNonNull(folder.mails.get(Long.parseLong(words[1])));
            mail.flags().add(words[2].replaceAll(".*\\(|\\)", ""));
          }
          case "MOVE" -> {
            Folder to = existing(words[2].replace("\"", ""));
            Kept moved = requireNonNull(folder.mails.remove(Long.parseLong(words[1])));
            to.mails.put(to.next++, moved);
          }
          default -> throw new IllegalArgumentException(rest);
        }
      }
      tell(tag + " OK done");
    }

    private void search(Folder folder, String set) {
      long from = Long.parseLong(set.substring(0, set.indexOf(':')));
      List<Long> found = new ArrayList<>(folder.mails.tailMap(from).keySet());
      if (found.isEmpty() && !folder.mails.isEmpty()) {
        found.add(folder.mails.lastKey());
      }
      StringBuilder line = new StringBuilder("* SEARCH");
      found.forEach(each -> line.append(' ').append(each));
      tell(line.toString());
    }

    private boolean fetch(Folder folder, String set, String what) {
      int number = 0;
      Set<String> wanted = Set.copyOf(Arrays.asList(set.split(",")));
      for (Map.Entry<Long, Kept> each : folder.mails.entrySet()) {
        number++;
        if (!wanted.contains(each.getKey().toString())) {
          continue;
        }
        Kept mail = each.getValue();
        String head = "* " + number + " FETCH (UID " + each.getKey();
        if (!what.contains("BODY")) {
          String date = DATE.format(mail.at().atOffset(ZoneOffset.UTC));
          tell(head + " RFC822.SIZE " + mail.bytes().length + " INTERNALDATE \"" + date + "\")");
          continue;
        }
        AtomicInteger left = drops.get(each.getKey());
        if (left != null && left.getAndDecrement() > 0) {
          return false;
        }
        body(head, mail, what.contains("HEADER"));
      }
      return true;
    }

    private void body(String head, Kept mail, boolean isHeader) {
      String whole = new String(mail.bytes(), StandardCharsets.UTF_8);
      String text = isHeader ? whole.substring(0, whole.indexOf("\r\n\r\n") + 4) : whole;
      int size = text.getBytes(StandardCharsets.UTF_8).length;
      String name = isHeader ? "BODY[HEADER]<0>" : "BODY[]<0>";
      tell(head + ' ' + name + " {" + size + "}\r\n" + text + ')');
    }
  }
}
