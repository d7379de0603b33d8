package im.gangway.sms;

import im.gangway.sms.number.SmsAddresses;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.Text;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells a user that messages wait because no carrier can be reached: once, until one has gone out
 * again. Thread-safe.
 */
final class WaitingNotice {
  private final Consumer<Text> tell;
  private final AtomicBoolean told = new AtomicBoolean();

  WaitingNotice(Consumer<Text> tell) {
    this.tell = tell;
  }

  /** What came of a message; null for a bug. */
  void heard(@Nullable SendOutcome outcome, Outgoing.Sender sender, LegacyAddress to) {
    if (outcome instanceof SendOutcome.Accepted) {
      told.set(false);
    } else if (outcome instanceof SendOutcome.RetryAfter
        && !sender.router().isOpen(sender.from(), SmsAddresses.known(to.value()))
        && !told.getAndSet(true)) {
      tell.accept(Text.of(WaitingNotice.class, "messages-wait"));
    }
  }
}
