package im.gangway.email.smtp;

import im.gangway.email.address.MailAddress;
import im.gangway.email.reach.HostGuard;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import im.gangway.transport.TransportContext;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * Hands mails to servers, over connections that are kept for a while. Its methods block until the
 * server has answered: to be called on a pool. Thread-safe.
 *
 * <p>Failures: {@link FailureReason#CREDENTIALS_REFUSED}; {@link FailureReason#NETWORK_UNREACHABLE}
 * if the mail cannot have been taken; {@link FailureReason#CONNECTION_LOST} if it may have been, so
 * that it goes out again with the same Message-ID.
 */
public final class Submitter implements AutoCloseable {
  /** How long a server may take to answer; at the end of a mail some check for viruses first. */
  private static final Duration ANSWER = Duration.ofSeconds(100);

  private static final int MAX_IDLE = 64;
  private static final int MAX_MAILS = 50;
  private static final Duration MAX_REST = Duration.ofSeconds(20);

  private final SmtpDialer dialer;
  private final IdleLinks idle;

  /**
   * @param localName what we call ourselves in EHLO
   */
  public Submitter(TransportContext context, String localName) {
    this(context, localName, ANSWER);
  }

  /**
   * For servers that users name.
   *
   * @param guard says which may be dialled
   */
  public Submitter(TransportContext context, String localName, HostGuard guard) {
    this(context, localName, ANSWER, guard::allows);
  }

  Submitter(TransportContext context, String localName, Duration answer) {
    this(context, localName, answer, host -> true);
  }

  private Submitter(
      TransportContext context, String localName, Duration answer, SmtpDialer.Gate gate) {
    this.dialer =
        new SmtpDialer(
            new SmtpSessions(context.tls(), context.scheduler(), localName, answer),
            context::circuit,
            gate);
    this.idle = new IdleLinks(context, MAX_IDLE, MAX_REST);
  }

  /** The way by a server, on which one logs in anew for each connection. */
  public Route route(SmtpServer server, Credentials credentials) {
    return new Route() {
      @Override
      public String name() {
        return server.toString();
      }

      @Override
      public Map<MailAddress, Verdict> submit(Submission submission) throws LegacyException {
        return Submitter.this.submit(server, credentials.now(), submission);
      }
    };
  }

  /** How to log in now. */
  @FunctionalInterface
  public interface Credentials {

    /** May block, to refresh a token. */
    SmtpLogin now() throws LegacyException;
  }

  /** Hands a mail over; the answer for each recipient. */
  public Map<MailAddress, Verdict> submit(SmtpServer server, SmtpLogin login, Submission submission)
      throws LegacyException {
    return with(server, login, link -> link.submit(submission));
  }

  /** Logs in and does no more. */
  public void tryLogin(SmtpServer server, SmtpLogin login) throws LegacyException {
    SmtpDialer.close(dialer.connect(server, login));
  }

  /** Whether the server would take mail for somebody; many take it and find out later. */
  public Verdict probe(SmtpServer server, SmtpLogin login, MailAddress recipient)
      throws LegacyException {
    return with(server, login, link -> link.probe(recipient));
  }

  private interface Conversation<T> {
    T with(SmtpLink link) throws MessagingException, IOException;
  }

  private <T> T with(SmtpServer server, SmtpLogin login, Conversation<T> conversation)
      throws LegacyException {
    IdleLinks.Key key = new IdleLinks.Key(server, login);
    SmtpLink link = idle.take(key);
    if (link == null) {
      link = dialer.connect(server, login);
    }
    boolean isKept = false;
    try {
      T result = conversation.with(link);
      isKept = link.isUsable() && link.mails() < MAX_MAILS;
      return result;
    } catch (MessagingException | IOException lost) {
      throw link.hasBegun()
          ? new LegacyException(
              FailureReason.CONNECTION_LOST,
              Text.of(Submitter.class, "lost", server.toString()),
              lost)
          : SmtpDialer.unreachable(server, "unreachable", lost);
    } finally {
      if (isKept) {
        idle.keep(key, link);
      } else {
        SmtpDialer.close(link);
      }
    }
  }

  /** Closes the connections that nobody uses. */
  @Override
  public void close() {
    idle.close();
  }
}
