package im.gangway.mail;

import im.gangway.email.imap.Fingerprint;
import im.gangway.email.imap.FolderCursor;
import im.gangway.email.imap.MailboxListener;
import im.gangway.email.imap.RawMail;
import im.gangway.transport.LegacyException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes the mails of a mailbox and remembers what else it hears. Thread-safe. */
final class HeardMails implements MailboxListener {
  private final List<String> mails = new CopyOnWriteArrayList<>();
  private final List<String> states = new CopyOnWriteArrayList<>();

  /** The mails as they are, in order. */
  List<String> mails() {
    return mails;
  }

  /** What the mailbox was, in order: online, or why not. */
  List<String> states() {
    return states;
  }

  @Override
  public CompletionStage<Void> arrived(FolderCursor cursor, RawMail mail) {
    mails.add(new String(mail.bytes(), StandardCharsets.ISO_8859_1));
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Boolean> knows(Fingerprint mail) {
    return CompletableFuture.completedFuture(false);
  }

  @Override
  public void online() {
    states.add("online");
  }

  @Override
  public void unreachable(LegacyException why) {
    states.add(why.reason() + ": " + why.getMessage());
  }

  @Override
  public void refused(LegacyException why) {
    states.add(why.reason() + ": " + why.getMessage());
  }
}
