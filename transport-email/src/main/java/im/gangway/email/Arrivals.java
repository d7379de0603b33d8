package im.gangway.email;

import im.gangway.email.incoming.ArrivedMail;
import im.gangway.email.incoming.IncomingMails;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Passes on what happens in a user's own mailbox. Thread-safe. */
final class Arrivals implements Mailboxes.Listener {
  private final String user;
  private final MailAccount account;
  private final MailSession session;
  private final IncomingMails incoming;
  private final Locale language;

  Arrivals(
      String user,
      MailAccount account,
      MailSession session,
      IncomingMails incoming,
      Locale language) {
    this.user = user;
    this.account = account;
    this.session = session;
    this.incoming = incoming;
    this.language = language;
  }

  @Override
  public CompletionStage<?> arrived(byte[] mail, Optional<Instant> at, Optional<Text> remark) {
    String words = remark.map(each -> each.in(language)).orElse("");
    return incoming.take(
        user, new ArrivedMail(account.address(), account.address(), mail, at, words, 0));
  }

  @Override
  public void disturbed(Text why) {
    session.disturbed(why);
  }

  @Override
  public void restored() {
    session.restored();
  }

  @Override
  public void ended(LegacyException why) {
    session.ended(why);
  }
}
