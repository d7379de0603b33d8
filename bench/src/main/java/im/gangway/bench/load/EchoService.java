package im.gangway.bench.load;

import im.gangway.transport.Account;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.MessageReceived;
import im.gangway.transport.LegacyMessageId;
import im.gangway.transport.LegacyService;
import im.gangway.transport.LegacySession;
import im.gangway.transport.LegacyTarget;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.SessionContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Accepts every message and says it back in the name of whom it was for. */
final class EchoService implements LegacyService {
  /** How a message gets to the user. */
  interface Way {
    void say(String user, SessionContext session, MessageReceived message);
  }

  private final Way way;

  EchoService(Way way) {
    this.way = way;
  }

  @Override
  public LegacyTarget resolve(String localpart) {
    return new LegacyTarget.Contact(new LegacyAddress(localpart));
  }

  @Override
  public LegacySession login(Account account, SessionContext context) {
    return new Session(account, context);
  }

  @Override
  public void close() {}

  private final class Session implements LegacySession {
    private final Account account;
    private final SessionContext context;

    Session(Account account, SessionContext context) {
      this.account = account;
      this.context = context;
    }

    @Override
    public CompletionStage<SendOutcome> send(OutgoingMessage message) {
      LegacyMessageId id = new LegacyMessageId(message.id());
      MessageReceived said =
          new MessageReceived(
              message.to(),
              Optional.empty(),
              message.text(),
              Optional.of(new LegacyMessageId("said-" + message.id())),
              Optional.empty());
      way.say(account.id(), context, said);
      return CompletableFuture.completedFuture(new SendOutcome.Accepted(List.of(id)));
    }

    @Override
    public void close(String text) {}
  }
}
