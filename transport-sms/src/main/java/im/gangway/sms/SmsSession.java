package im.gangway.sms;

import im.gangway.sms.number.SmsAddress;
import im.gangway.sms.number.SmsAddresses;
import im.gangway.transport.Account;
import im.gangway.transport.FailureReason;
import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.ServiceNotice;
import im.gangway.transport.LegacyException;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.Profile;
import im.gangway.transport.ProfileSession;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.SessionContext;
import im.gangway.transport.Text;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A user who writes and gets short messages. Nothing is open for it: what is under way when it is
 * closed still ends with what becomes of it, since it may have cost something.
 */
final class SmsSession implements ProfileSession {
  private final SmsService service;
  private final Account account;
  private final SessionContext context;
  private final WaitingNotice waiting;
  private volatile boolean closed;

  SmsSession(SmsService service, Account account, SessionContext context) {
    this.service = service;
    this.account = account;
    this.context = context;
    this.waiting = new WaitingNotice(this::tell);
  }

  @Override
  public CompletionStage<SendOutcome> send(OutgoingMessage message) {
    if (closed) {
      return CompletableFuture.failedFuture(
          new LegacyException(
              FailureReason.CONNECTION_LOST, Text.of(SmsSession.class, "session-over")));
    }
    try {
      Outgoing.Sender sender = service.sender(account.id(), context.settings());
      return service
          .outgoing()
          .send(sender, message, this::tell)
          .whenComplete((outcome, bug) -> waiting.heard(outcome, sender, message.to()));
    } catch (LegacyException refused) {
      return CompletableFuture.completedFuture(
          new SendOutcome.Refused(refused.reason(), refused.text()));
    }
  }

  private void tell(Text words) {
    if (!closed) {
      context.publish(new ServiceNotice(Optional.empty(), words));
    }
  }

  @Override
  public CompletionStage<Optional<Profile>> profile(LegacyAddress contact) {
    try {
      SmsAddress address = SmsAddresses.parse(contact.value());
      String phone = address instanceof SmsAddress.E164 ? address.value() : "";
      String name = service.nameOf(contact);
      return CompletableFuture.completedFuture(
          Optional.of(new Profile(name, "", "", phone, "", Optional.empty())));
    } catch (InvalidAddressException invalid) {
      return CompletableFuture.failedFuture(invalid);
    }
  }

  @Override
  public void close(String text) {
    closed = true;
  }
}
