package im.gangway.sms.provider;

import im.gangway.sms.number.SmsAddress;
import im.gangway.sms.receipt.DeliveryOutcome;
import im.gangway.sms.text.ShortMessage;
import im.gangway.transport.Health;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Hears what a provider has to say. Thread-safe; no method blocks. */
public interface ProviderListener {

  /** A message came in; the stage is done when it is kept, and only then it may be acknowledged. */
  CompletionStage<Void> inbound(Inbound message);

  /** A receipt came in; likewise. */
  CompletionStage<Void> receipt(Receipt receipt);

  /**
   * The answer to a submission came after {@link Submitted.Unknown} was said of it. Receipts will
   * name its ids.
   *
   * @param reference of the message
   * @param outcome accepted or refused
   */
  default void late(String reference, Submitted outcome) {}

  /** The link went up or down. */
  void link(Health health);

  /**
   * A short message from somebody.
   *
   * @param id the provider's, by which repetitions are known; empty where it has none
   * @param from who wrote
   * @param to one of our numbers
   * @param media that came with it
   */
  record Inbound(
      String id, SmsAddress from, SmsAddress to, ShortMessage message, List<InboundMedia> media) {
    public Inbound {
      media = List.copyOf(media);
    }

    /** Without media. */
    public Inbound(String id, SmsAddress from, SmsAddress to, ShortMessage message) {
      this(id, from, to, message, List.of());
    }
  }

  /**
   * A receipt.
   *
   * @param id as {@link Submitted.Accepted} said it
   * @param outcome what it means
   */
  record Receipt(String id, DeliveryOutcome outcome) {}
}
