package org.example.echo;

import im.gangway.transport.Account;
import im.gangway.transport.FailureReason;
import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.MessageReceived;
import im.gangway.transport.LegacyService;
import im.gangway.transport.LegacySession;
import im.gangway.transport.LegacyTarget;
import im.gangway.transport.MessageText;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.SessionContext;
import im.gangway.transport.SettingsSchema;
import im.gangway.transport.Transport;
import im.gangway.transport.TransportContext;
import im.gangway.transport.TransportInfo;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/** A network where everybody says back what they are told. */
public final class EchoTransport implements Transport {
  @Override
  public TransportInfo info() {
    return TransportInfo.of("echo", "Echo", new TransportInfo.Identity("gateway", "echo"))
        .with(SettingsSchema.builder().text("prefix", "", "Goes before each answer.").build())
        .called(TransportInfo.Calls.NEVER_BLOCK);
  }

  @Override
  public LegacyService start(TransportContext context) {
    return new Service(context.settings().text("prefix"));
  }

  private record Service(String prefix) implements LegacyService {
    @Override
    public LegacyTarget resolve(String localpart) throws InvalidAddressException {
      if (localpart.isBlank() || localpart.length() > 64) {
        throw new InvalidAddressException("Names on Echo have 1 to 64 characters.");
      }
      return new LegacyTarget.Contact(new LegacyAddress(localpart));
    }

    @Override
    public LegacySession login(Account account, SessionContext context) {
      return new Session(prefix, context, new AtomicBoolean());
    }

    @Override
    public void close() {}
  }

  private record Session(String prefix, SessionContext context, AtomicBoolean closed)
      implements LegacySession {
    @Override
    public CompletionStage<SendOutcome> send(OutgoingMessage message) {
      if (closed.get()) {
        return CompletableFuture.completedFuture(
            new SendOutcome.Refused(FailureReason.CONNECTION_LOST, "You have left Echo."));
      }
      MessageText answer = MessageText.plain(prefix + message.text().text());
      context.publish(
          new MessageReceived(
              message.to(), Optional.empty(), answer, Optional.empty(), Optional.empty()));
      return CompletableFuture.completedFuture(SendOutcome.accepted());
    }

    @Override
    public void close(String text) {
      closed.set(true);
    }
  }
}
