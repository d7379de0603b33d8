package im.gangway.email;

import im.gangway.email.outgoing.OutgoingMails;
import im.gangway.email.outgoing.Sender;
import im.gangway.email.outgoing.SentCopies;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyEvent;
import im.gangway.transport.LegacyEvent.ServiceNotice;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LegacySession;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.SessionContext;
import im.gangway.transport.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A user who sends, and whose mailbox is read if it is the user's own. Thread-safe. */
final class MailSession implements LegacySession {
  private final SessionContext context;
  private final OutgoingMails outgoing;
  private final Sender sender;
  private final Set<Sending> sending = new HashSet<>();
  private SentCopies copies = SentCopies.NONE;
  private Runnable whenClosed = () -> {};
  private boolean isDisturbed;
  private boolean isClosed;

  /** A message whose outcome is not known; equal to itself only. */
  private static final class Sending {
    private final CompletableFuture<SendOutcome> result = new CompletableFuture<>();
  }

  MailSession(SessionContext context, OutgoingMails outgoing, Sender sender) {
    this.context = context;
    this.outgoing = outgoing;
    this.sender = sender;
  }

  /** Gives the mailbox that belongs to it, which it closes. */
  void reads(Mailboxes.Open mailbox) {
    synchronized (this) {
      if (!isClosed) {
        copies = mailbox;
        whenClosed = mailbox::close;
        return;
      }
    }
    mailbox.close();
  }

  @Override
  public CompletionStage<SendOutcome> send(OutgoingMessage message) {
    Sending under = new Sending();
    SentCopies kept;
    synchronized (this) {
      if (isClosed) {
        return CompletableFuture.failedFuture(ended());
      }
      sending.add(under);
      kept = copies;
    }
    outgoing
        .send(sender, message, kept)
        .whenComplete((outcome, failure) -> settled(under, outcome, failure));
    return under.result;
  }

  private void settled(Sending under, SendOutcome outcome, @Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof LegacyException refused) {
      notice(refused);
    } else if (cause == null) {
      restored();
    }
    synchronized (this) {
      sending.remove(under);
    }
    if (cause != null) {
      under.result.completeExceptionally(cause);
    } else {
      under.result.complete(outcome);
    }
  }

  /** What keeps all mails waiting is said once, until it is over. */
  private void notice(LegacyException failure) {
    switch (failure.reason()) {
      case NETWORK_UNREACHABLE, CREDENTIALS_REFUSED -> disturbed(failure.text());
      default -> {}
    }
  }

  synchronized void disturbed(Text why) {
    if (!isDisturbed) {
      isDisturbed = true;
      publish(new ServiceNotice(Optional.empty(), why));
    }
  }

  synchronized void restored() {
    isDisturbed = false;
  }

  /** Ends by itself. */
  synchronized void ended(LegacyException why) {
    publish(new LegacyEvent.SessionEnded(why.reason(), why.text()));
  }

  private synchronized void publish(LegacyEvent event) {
    if (!isClosed) {
      context.publish(event);
    }
  }

  @Override
  public void close(String text) {
    List<Sending> open;
    Runnable mailbox;
    synchronized (this) {
      isClosed = true;
      open = new ArrayList<>(sending);
      mailbox = whenClosed;
      whenClosed = () -> {};
    }
    mailbox.run();
    open.forEach(each -> each.result.completeExceptionally(ended()));
  }

  private static LegacyException ended() {
    return new LegacyException(
        FailureReason.CONNECTION_LOST, Text.of(MailSession.class, "session-ended"));
  }
}
