package im.gangway.email.smtp;

import im.gangway.email.bounce.SmtpReply;
import im.gangway.email.smtp.SmtpServer.Security;
import im.gangway.transport.Circuit;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.UnknownHostException;
import java.util.function.Function;
import javax.net.ssl.SSLException;

/**
 * Connects to servers that take mails: first TLS with the server's name verified, then a password.
 * Blocks. Thread-safe.
 */
final class SmtpDialer {
  private static final int NOT_NOW = 4;

  private final SmtpSessions sessions;
  private final Function<String, Circuit> circuits;
  private final Gate gate;

  SmtpDialer(SmtpSessions sessions, Function<String, Circuit> circuits, Gate gate) {
    this.sessions = sessions;
    this.circuits = circuits;
    this.gate = gate;
  }

  /** Says which hosts may be dialled. */
  @FunctionalInterface
  interface Gate {
    /** May block. */
    boolean allows(String host) throws UnknownHostException;
  }

  SmtpLink connect(SmtpServer server, SmtpLogin login) throws LegacyException {
    if (server.security() == Security.NONE && !(login instanceof SmtpLogin.None)) {
      throw new IllegalArgumentException("A password needs TLS: " + server);
    }
    requireAllowed(server);
    Circuit circuit = circuits.apply(server.toString());
    if (!circuit.enter()) {
      throw new LegacyException(
          FailureReason.NETWORK_UNREACHABLE,
          Text.of(SmtpDialer.class, "unreachable", server.toString()));
    }
    boolean isSettled = false;
    SmtpLink link = new SmtpLink(sessions.session(server.security(), login));
    try {
      connect(link, server, login);
      circuit.reached();
      isSettled = true;
      requireLogin(link, server, login);
      return link;
    } catch (AuthenticationFailedException refused) {
      circuit.reached();
      isSettled = true;
      throw refused(link, server, refused);
    } catch (MessagingException failed) {
      circuit.unreachable();
      isSettled = true;
      throw unreachable(server, isCertificate(failed) ? "certificate" : "unreachable", failed);
    } finally {
      if (!isSettled) {
        circuit.leave();
      }
    }
  }

  private void requireAllowed(SmtpServer server) throws LegacyException {
    try {
      if (!gate.allows(server.host())) {
        throw new LegacyException(
            FailureReason.NETWORK_NOT_ALLOWED,
            Text.of(SmtpDialer.class, "forbidden-address", server.host()));
      }
    } catch (UnknownHostException unknown) {
      throw unreachable(server, "unreachable", unknown);
    }
  }

  private static void connect(SmtpLink link, SmtpServer server, SmtpLogin login)
      throws MessagingException {
    if (login instanceof SmtpLogin.Password password) {
      link.connect(server.host(), server.port(), password.user(), password.password());
    } else if (login instanceof SmtpLogin.Token token) {
      link.connect(server.host(), server.port(), token.user(), token.token());
    } else {
      link.connect(server.host(), server.port(), null, null);
    }
  }

  /** The library goes on without a login where the server offers none. */
  private static void requireLogin(SmtpLink link, SmtpServer server, SmtpLogin login)
      throws LegacyException {
    boolean isNamed = !(login instanceof SmtpLogin.None);
    if (isNamed && !link.supportsExtension("AUTH") && !link.supportsExtension("AUTH=LOGIN")) {
      close(link);
      throw new LegacyException(
          FailureReason.CREDENTIALS_REFUSED,
          Text.of(SmtpDialer.class, "no-login", server.toString()));
    }
  }

  private static LegacyException refused(
      SmtpLink link, SmtpServer server, AuthenticationFailedException refused) {
    String answer = link.getLastServerResponse();
    SmtpReply reply = SmtpReply.read(answer == null ? "" : answer);
    boolean mayPass = reply.code() / 100 == NOT_NOW;
    return new LegacyException(
        mayPass ? FailureReason.NETWORK_UNREACHABLE : FailureReason.CREDENTIALS_REFUSED,
        Text.of(SmtpDialer.class, "login-refused", server.toString(), reply.text()),
        refused);
  }

  static LegacyException unreachable(SmtpServer server, String key, Throwable cause) {
    return new LegacyException(
        FailureReason.NETWORK_UNREACHABLE,
        Text.of(SmtpDialer.class, key, server.toString()),
        cause);
  }

  private static boolean isCertificate(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SSLException) {
        return true;
      }
    }
    return false;
  }

  static void close(SmtpLink link) {
    try {
      link.close();
    } catch (MessagingException lost) {
      // It is gone either way.
      return;
    }
  }
}
