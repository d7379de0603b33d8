package im.gangway.email;

import im.gangway.email.imap.ImapLimits;
import im.gangway.email.imap.ImapMailboxes;
import im.gangway.email.imap.MailHost;
import im.gangway.email.imap.MailLogin;
import im.gangway.email.imap.wire.WireLimits;
import im.gangway.email.reach.HostGuard;
import im.gangway.email.smtp.SmtpServer.Security;
import im.gangway.email.store.KeyValues;
import im.gangway.email.store.ReadMails;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import im.gangway.transport.TransportContext;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Users' own mailboxes, read by IMAP. Thread-safe. */
final class OwnMailboxes implements Mailboxes {
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private final ImapMailboxes imap;
  private final ReadMails read;
  private final TransportContext context;

  OwnMailboxes(TransportContext context, KeyValues values, HostGuard guard) {
    this.context = context;
    this.read = new ReadMails(values, context.clock());
    this.imap =
        new ImapMailboxes(
            context.tls(),
            guard::resolve,
            context.blocking(),
            context.scheduler(),
            context.clock(),
            context::circuit,
            WireLimits.DEFAULT,
            ImapLimits.DEFAULT);
  }

  @Override
  public Open open(String user, MailAccount account, Listener listener) {
    OwnMailbox mailbox = new OwnMailbox(user, account, listener, imap, read, context);
    mailbox.begin();
    return mailbox;
  }

  @Override
  public void tryLogin(MailAccount account) throws LegacyException {
    String server = host(account).toString();
    try {
      imap.tryLogin(host(account), login(account))
          .toCompletableFuture()
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof LegacyException told ? told : away(server, failed);
    } catch (TimeoutException late) {
      throw away(server, late);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw away(server, ending);
    }
  }

  private static LegacyException away(String server, Throwable cause) {
    return new LegacyException(
        FailureReason.NETWORK_UNREACHABLE,
        Text.of(OwnMailboxes.class, "unreachable", server),
        cause);
  }

  static MailHost host(MailAccount account) {
    MailAccount.Host host = account.imap();
    return new MailHost(
        host.name(),
        host.port(),
        host.security() == Security.STARTTLS ? MailHost.Security.STARTTLS : MailHost.Security.TLS);
  }

  static MailLogin login(MailAccount account) {
    return new MailLogin.Password(account.user(), account.password());
  }

  @Override
  public CompletionStage<Void> forget(String user) {
    return read.forget(user);
  }

  @Override
  public void close() {
    imap.close();
  }
}
