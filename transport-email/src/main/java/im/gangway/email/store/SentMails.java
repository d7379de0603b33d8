package im.gangway.email.store;

import im.gangway.email.store.KeyValues.Entry;
import im.gangway.transport.LegacyMessageId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What each user sent in the last 30 days, so that only reports about it are believed. Thread-safe.
 */
public final class SentMails {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final String TABLE = "sent";

  private final KeyValues values;
  private final Clock clock;

  public SentMails(KeyValues values, Clock clock) {
    this.values = values;
    this.clock = clock;
  }

  /**
   * A mail that was sent.
   *
   * @param envelopeId as the server was told (ENVID)
   * @param recipients as they were written in the envelope
   */
  public record Sent(String envelopeId, List<String> recipients) {
    public Sent {
      recipients = List.copyOf(recipients);
    }

    /** The ids under which what becomes of it is reported, in the order of the recipients. */
    public List<LegacyMessageId> ids() {
      return recipients.stream().map(this::id).toList();
    }

    /** The id for one recipient; the first, if there is only that. */
    public LegacyMessageId id(String recipient) {
      int index = recipients.size() == 1 ? 0 : recipients.indexOf(recipient);
      return new LegacyMessageId(index <= 0 ? envelopeId : envelopeId + '.' + index);
    }

    /** Whether it went to that address, as far as can be known: forwarding changes addresses. */
    public Optional<String> recipient(String reported) {
      return recipients.size() == 1
          ? Optional.of(recipients.get(0))
          : recipients.stream().filter(reported::equalsIgnoreCase).findFirst();
    }
  }

  /** Keeps a mail before it is sent: its report may be faster than anything. */
  public CompletionStage<Void> keep(String user, Sent sent) {
    return values.put(
        List.of(
            new Entry(
                TABLE,
                key(user, sent.envelopeId()),
                String.join("\n", sent.recipients()),
                clock.instant().plus(KEPT))));
  }

  /** Forgets what a user sent: later reports concern nobody. */
  public CompletionStage<Void> forget(String user) {
    return values.forget(List.of(TABLE), user + '/');
  }

  /** What that user sent under an envelope id. */
  public CompletionStage<Optional<Sent>> find(String user, String envelopeId) {
    return values
        .get(TABLE, key(user, envelopeId))
        .thenApply(value -> value.map(it -> new Sent(envelopeId, List.of(it.split("\n")))));
  }

  private static String key(String user, String envelopeId) {
    return user + '/' + envelopeId;
  }
}
