package im.gangway.core.delivery;

import im.gangway.core.file.FileLinks;
import im.gangway.core.storage.IncomingStore;
import im.gangway.core.storage.OutgoingStore;
import im.gangway.core.storage.StoredExtras;
import im.gangway.core.storage.StoredExtras.Reply;
import im.gangway.transport.Attachment;
import im.gangway.transport.IncomingExtras;
import im.gangway.transport.LegacyEvent.MessageReceived;
import im.gangway.transport.RepliedTo;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Makes of what comes with a message what can be stored with it: files are kept, and the message
 * that it answers is looked up. Thread-safe.
 */
final class ExtrasKeeper {
  private final String domain;
  private final IncomingStore incoming;
  private final OutgoingStore outgoing;
  private final FileLinks files;
  private final Executor blocking;

  ExtrasKeeper(
      String domain,
      IncomingStore incoming,
      OutgoingStore outgoing,
      FileLinks files,
      Executor blocking) {
    this.domain = domain;
    this.incoming = incoming;
    this.outgoing = outgoing;
    this.files = files;
    this.blocking = blocking;
  }

  /** Done at once for a message with nothing beside its text. */
  CompletionStage<StoredExtras> keep(String user, MessageReceived message) {
    IncomingExtras extras = message.extras();
    if (extras.equals(IncomingExtras.NONE)) {
      return CompletableFuture.completedFuture(StoredExtras.NONE);
    }
    return reply(user, message)
        .thenCombine(
            kept(extras.attachments()),
            (reply, kept) -> new StoredExtras(extras.subject(), extras.thread(), reply, kept));
  }

  private CompletionStage<List<StoredExtras.File>> kept(List<Attachment> attachments) {
    return attachments.isEmpty()
        ? CompletableFuture.completedFuture(List.of())
        : CompletableFuture.supplyAsync(() -> files.keep(attachments), blocking);
  }

  private CompletionStage<Optional<Reply>> reply(String user, MessageReceived message) {
    RepliedTo answered = message.extras().replyTo().orElse(null);
    if (answered instanceof RepliedTo.Received received) {
      return incoming
          .idOf(domain, user, message.from().value(), received.id().value())
          .thenApply(id -> id.map(known -> new Reply(known, false)));
    } else if (answered instanceof RepliedTo.Sent sent) {
      return outgoing
          .stanzaOf(sent.message())
          .thenApply(id -> id.map(known -> new Reply(known, true)));
    }
    return CompletableFuture.completedFuture(Optional.empty());
  }
}
