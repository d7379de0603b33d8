package im.gangway.sms;

import im.gangway.sms.keyword.OptOutRegister;
import im.gangway.sms.keyword.OptOutRegister.Reaction;
import im.gangway.sms.number.SmsAddress;
import im.gangway.sms.number.SmsAddresses;
import im.gangway.sms.route.OutgoingSms;
import im.gangway.sms.state.HeldMessages;
import im.gangway.sms.state.HeldMessages.Held;
import im.gangway.sms.state.SenderNames;
import im.gangway.transport.Inbox;
import im.gangway.transport.IncomingExtras;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.MessageReceived;
import im.gangway.transport.LegacyMessageId;
import im.gangway.transport.MessageText;
import im.gangway.transport.Text;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings texts to the users they are for, keywords heard; what is for nobody is held. Blocks.
 * Thread-safe.
 *
 * @param answersItself whether a route answers keywords by itself
 * @param answer sends an answer to a keyword
 */
record Recipients(
    SmsSettings settings,
    Numbers numbers,
    OptOutRegister optOuts,
    HeldMessages held,
    SenderNames names,
    Inbox inbox,
    Predicate<String> answersItself,
    Consumer<OutgoingSms> answer,
    Clock clock) {
  private static final Logger log = LoggerFactory.getLogger(Recipients.class);

  /** Brings a text to whom it is for; done when it is kept. */
  CompletionStage<Void> deliver(ReceivedSms received) {
    if (received.from() instanceof SmsAddress.Alphanumeric sender) {
      names.seen(sender);
    }
    Optional<Reaction> reaction = reaction(received);
    String text = reaction.map(each -> noted(received.text(), each)).orElse(received.text());
    IncomingExtras files = IncomingExtras.files(received.files().files());
    CompletionStage<Void> kept =
        numbers
            .recipientOf(received.ours(), received.from())
            .map(
                user ->
                    give(
                        user,
                        received.from(),
                        withLost(text, received.files().lost()),
                        received.id(),
                        received.sentAt(),
                        files))
            .orElseGet(() -> hold(received, withLost(text, received.files().all())));
    reaction
        .flatMap(Reaction::answer)
        .filter(words -> !answersItself.test(received.route()))
        .ifPresent(words -> kept.thenRun(() -> answer(received, words)));
    return kept;
  }

  private Optional<Reaction> reaction(ReceivedSms received) {
    return numbers.keepsOptOuts(received.ours())
        ? optOuts.received(received.ours().value(), received.from().value(), received.text())
        : Optional.empty();
  }

  private String noted(String text, Reaction reaction) {
    return text + "\n" + reaction.note().in(settings.optOut().language());
  }

  private void answer(ReceivedSms received, Text words) {
    answer.accept(
        new OutgoingSms(
            "answer " + received.id(),
            received.ours(),
            received.from(),
            words.in(settings.optOut().language())));
  }

  private String withLost(String text, int files) {
    if (files == 0) {
      return text;
    }
    String note = Text.of(Recipients.class, "files-lost", files).in(settings.optOut().language());
    return text.isEmpty() ? note : text + "\n" + note;
  }

  private CompletionStage<Void> give(
      String user,
      SmsAddress from,
      String text,
      String id,
      Optional<Instant> sentAt,
      IncomingExtras extras) {
    MessageReceived message =
        new MessageReceived(
            new LegacyAddress(from.value()),
            Optional.empty(),
            MessageText.plain(text),
            Optional.of(new LegacyMessageId(id)),
            sentAt,
            extras);
    return inbox.accept(user, message).thenAccept(receipt -> {});
  }

  private CompletionStage<Void> hold(ReceivedSms received, String text) {
    Held waiting =
        new Held(
            received.ours().value(), received.from().value(), text, received.id(), clock.instant());
    return held.add(waiting)
        .thenRun(
            () ->
                log.warn(
                    "A message for {} is held: nobody has that number; {} are held now",
                    received.ours().value(),
                    held.count()));
  }

  /** Brings what was held for a number to the one who has it now. */
  void release(SmsAddress ours, String user) {
    for (Held each : held.of(ours)) {
      give(
              user,
              SmsAddresses.known(each.theirs()),
              each.text(),
              each.id(),
              Optional.of(each.at()),
              IncomingExtras.NONE)
          .thenRun(() -> held.remove(each))
          .whenComplete(
              (done, failure) -> {
                if (failure != null) {
                  log.warn("A held message stays held: {}", failure.getMessage());
                }
              });
    }
  }
}
