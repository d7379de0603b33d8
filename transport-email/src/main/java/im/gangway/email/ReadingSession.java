package im.gangway.email;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacySession;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.Text;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A user of a domain without a server to send by: mails come, and none go. Thread-safe. */
final class ReadingSession implements LegacySession {

  @Override
  public CompletionStage<SendOutcome> send(OutgoingMessage message) {
    return CompletableFuture.completedFuture(
        new SendOutcome.Refused(
            FailureReason.NOT_PERMITTED, Text.of(ReadingSession.class, "no-smarthost")));
  }

  @Override
  public void close(String text) {
    // Nothing is open.
  }
}
