package im.gangway.email.pop;

import im.gangway.email.imap.MailHost;
import im.gangway.email.imap.MailHost.Security;
import im.gangway.email.imap.MailLogin;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.apache.commons.net.pop3.POP3MessageInfo;
import org.jspecify.annotations.Nullable;

/**
 * One session with a POP3 server (RFC 1939): TLS with the server's name verified, then a password.
 * Its methods block, for one thread at a time; but {@link #abort} does not.
 */
final class PopLink implements AutoCloseable {
  private static final int MAX_MAILS = 100_000;
  private static final int HEADER_BYTES = 1 << 20;
  private static final List<String> PASSING = List.of("[IN-USE]", "[LOGIN-DELAY]", "[SYS/");

  /** A mail on the server, by its number in this session. */
  record Listed(int number, String uid) {}

  private final MailHost host;
  private final PopLimits limits;
  private final BoundedSocket socket = new BoundedSocket();
  private final PopClient client;

  PopLink(MailHost host, SSLContext tls, PopLimits limits) {
    this.host = host;
    this.limits = limits;
    this.client = new PopClient(host.security() == Security.TLS, tls, host.host(), socket);
  }

  /** Connects, and has the server prove who it is. */
  void connect(InetAddress address) throws IOException, LegacyException {
    int timeout = (int) limits.answerTimeout().toMillis();
    client.setConnectTimeout(timeout);
    client.setDefaultTimeout(timeout);
    begin();
    client.connect(address, host.port());
    if (!said().startsWith("+OK")) {
      throw refusal(FailureReason.NETWORK_UNREACHABLE, "greeting");
    }
    if (host.security() == Security.STARTTLS && !client.execTLS()) {
      throw refusal(FailureReason.NETWORK_UNREACHABLE, "no-tls");
    }
  }

  void login(MailLogin.Password login) throws IOException, LegacyException {
    requireLine(login.user());
    requireLine(login.password());
    if (!client.login(login.user(), login.password())) {
      throw loginRefusal();
    }
  }

  /** A step begins, which may cost as much as any. */
  void begin() {
    socket.allow(limits.stepBytes());
  }

  /** Ends it from outside, whatever it is waiting for. */
  void abort() {
    closeSocket();
  }

  /** Commands are lines. */
  private void requireLine(String word) throws LegacyException {
    if (word.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw refusal(FailureReason.CREDENTIALS_REFUSED, "refused");
    }
  }

  /** Some refusals say nothing about the password (RFC 2449 §8, RFC 3206). */
  private LegacyException loginRefusal() {
    String said = said().toUpperCase(Locale.ROOT);
    boolean mayPass = PASSING.stream().anyMatch(said::contains);
    return refusal(
        mayPass ? FailureReason.NETWORK_UNREACHABLE : FailureReason.CREDENTIALS_REFUSED, "refused");
  }

  private LegacyException refusal(FailureReason reason, String key) {
    return new LegacyException(reason, Text.of(PopLink.class, key, host.toString(), said()));
  }

  private String said() {
    @Nullable String said = client.getReplyString();
    String clean = said == null ? "" : said.replaceAll("\\p{Cntrl}", " ").strip();
    return clean.substring(0, Math.min(300, clean.length()));
  }

  /** All mails, the oldest first (UIDL); twins under one UID count once. */
  List<Listed> list() throws IOException, LegacyException {
    POP3MessageInfo @Nullable [] all = client.listUniqueIdentifiers();
    if (all == null || all.length > MAX_MAILS) {
      throw refusal(FailureReason.UNSUPPORTED, "no-uidl");
    }
    Set<String> seen = new HashSet<>();
    List<Listed> mails = new ArrayList<>();
    for (@Nullable POP3MessageInfo each : all) {
      if (each != null && each.identifier != null && seen.add(each.identifier)) {
        mails.add(new Listed(each.number, each.identifier));
      }
    }
    return mails;
  }

  /** The size the server gives; 0 if it gives none. */
  long size(Listed mail) throws IOException {
    @Nullable POP3MessageInfo info = client.listMessage(mail.number());
    return info == null ? 0 : Math.max(0, info.size);
  }

  /** A whole mail; nothing if the server does not give it. */
  Optional<byte[]> fetch(Listed mail) throws IOException {
    return read(client.retrieveMessage(mail.number()), limits.mailBytes());
  }

  /** The header of a mail; nothing if the server does not give it (TOP is optional). */
  Optional<byte[]> header(Listed mail) throws IOException {
    return read(client.retrieveMessageTop(mail.number(), 0), HEADER_BYTES);
  }

  private static Optional<byte[]> read(@Nullable Reader reader, int most) throws IOException {
    if (reader == null) {
      return Optional.empty();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    char[] chunk = new char[8192];
    for (int count = reader.read(chunk); count >= 0; count = reader.read(chunk)) {
      if (bytes.size() + count > most) {
        throw new IOException("More than " + most + " bytes");
      }
      bytes.writeBytes(new String(chunk, 0, count).getBytes(StandardCharsets.ISO_8859_1));
    }
    return Optional.of(bytes.toByteArray());
  }

  /** Says goodbye; nothing on the server has changed. */
  @Override
  public void close() {
    try {
      if (client.isConnected() && !socket.isClosed()) {
        client.logout();
      }
    } catch (IOException gone) {
      // It is gone either way.
    } finally {
      closeSocket();
    }
  }

  private void closeSocket() {
    try {
      socket.close();
    } catch (IOException gone) {
      return;
    }
  }
}
