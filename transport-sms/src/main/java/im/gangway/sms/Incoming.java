package im.gangway.sms;

import im.gangway.sms.number.SmsAddresses;
import im.gangway.sms.provider.ProviderListener.Inbound;
import im.gangway.sms.reassembly.AssemblyKey;
import im.gangway.sms.reassembly.Delivery;
import im.gangway.sms.reassembly.Reassembler;
import im.gangway.sms.state.ArrivalIds;
import im.gangway.sms.state.StateAssemblies;
import im.gangway.sms.state.StateTable;
import im.gangway.sms.text.Concatenation;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what comes over all routes: parts wait until their message is whole, the rest goes on to
 * whom it is for. Thread-safe; nothing blocks the caller.
 */
final class Incoming {
  private static final Logger log = LoggerFactory.getLogger(Incoming.class);
  private static final int WAITING = 2_000;
  private static final int WAITING_WITH_FILES = 100;
  private static final Duration NOTABLE = Duration.ofMinutes(1);

  private final Reassembler reassembler;
  private final StateAssemblies assemblies;
  private final ArrivalIds ids;
  private final Recipients recipients;
  private final Executor serial;
  private final Executor fetching;
  private final Clock clock;

  Incoming(
      Reassembler reassembler,
      StateAssemblies assemblies,
      ArrivalIds ids,
      Recipients recipients,
      Executor blocking,
      Clock clock) {
    this.reassembler = reassembler;
    this.assemblies = assemblies;
    this.ids = ids;
    this.recipients = recipients;
    this.serial = new Serial(blocking, WAITING);
    this.fetching = new Serial(blocking, WAITING_WITH_FILES);
    this.clock = clock;
  }

  /**
   * Takes a short message.
   *
   * @return done when it is kept and may be acknowledged; fails when it is not
   */
  CompletionStage<Void> take(String route, Inbound message) {
    return message.media().isEmpty()
        ? take(route, message, ReceivedFiles.NONE)
        : files(message).thenCompose(files -> take(route, message, files));
  }

  /** One message after the other, so that few files are in memory at a time. */
  private CompletionStage<ReceivedFiles> files(Inbound message) {
    try {
      return CompletableFuture.supplyAsync(() -> ReceivedFiles.read(message.media()), fetching);
    } catch (RejectedExecutionException full) {
      return CompletableFuture.failedFuture(busy(full));
    }
  }

  private CompletionStage<Void> take(String route, Inbound message, ReceivedFiles files) {
    CompletableFuture<Void> kept = new CompletableFuture<>();
    inTurn(
        () ->
            taken(route, message, files)
                .whenComplete(
                    (done, failure) -> {
                      if (failure == null) {
                        kept.complete(null);
                      } else {
                        kept.completeExceptionally(failure);
                      }
                    }),
        kept);
    return kept;
  }

  private void inTurn(Runnable task, CompletableFuture<Void> kept) {
    try {
      serial.execute(
          () -> {
            try {
              task.run();
            } catch (RuntimeException failure) {
              assemblies.rollBack();
              log.warn("A message could not be taken and is not acknowledged: {}", failure + "");
              kept.completeExceptionally(busy(failure));
            }
          });
    } catch (RejectedExecutionException full) {
      kept.completeExceptionally(busy(full));
    }
  }

  private static LegacyException busy(Throwable cause) {
    return new LegacyException(
        FailureReason.RATE_LIMITED, Text.of(Incoming.class, "cannot-take"), cause);
  }

  private CompletionStage<Void> taken(String route, Inbound message, ReceivedFiles files) {
    Optional<Concatenation> part = message.message().concatenation();
    if (part.isEmpty() || part.get().total() == 1) {
      return recipients.deliver(
          new ReceivedSms(
              route,
              message.from(),
              message.to(),
              message.message().part().text(),
              id(route, message),
              Optional.empty(),
              files));
    }
    AssemblyKey key =
        AssemblyKey.of(route, message.from().value(), message.to().value(), part.get());
    assembled(reassembler.accept(key, part.get().number(), message.message().part()));
    return CompletableFuture.completedFuture(null);
  }

  private String id(String route, Inbound message) {
    if (!message.id().isEmpty()) {
      return route + ":" + message.id();
    }
    String content =
        Digest.of(
            message.from().value(),
            message.to().value(),
            message.message().part().coding().toString(),
            message.message().part().units().hex());
    return route + "~" + ids.next(route, content);
  }

  /** First to whom they are for, then no longer here: what comes twice is recognised there. */
  private void assembled(List<Delivery> deliveries) {
    deliveries.forEach(each -> StateTable.await(recipients.deliver(received(each))));
    assemblies.commit();
  }

  /** Delivers what has waited too long. */
  void expire() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    inTurn(() -> assembled(reassembler.expire()), done);
  }

  private ReceivedSms received(Delivery delivery) {
    AssemblyKey key = delivery.key();
    String id =
        Digest.of(
            key.from(),
            key.to(),
            key.reference() + "/" + key.total(),
            delivery.since().toString(),
            delivery.text());
    return new ReceivedSms(
        key.provider(),
        SmsAddresses.known(key.from()),
        SmsAddresses.known(key.to()),
        delivery.text(),
        key.provider() + "*" + id,
        Optional.of(delivery.since()).filter(this::isNotable),
        ReceivedFiles.NONE);
  }

  private boolean isNotable(Instant since) {
    return since.plus(NOTABLE).isBefore(clock.instant());
  }
}
