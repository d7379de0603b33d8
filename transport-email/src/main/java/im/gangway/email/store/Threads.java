package im.gangway.email.store;

import im.gangway.email.store.KeyValues.Entry;
import im.gangway.transport.LegacyAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * How far each user's mail threads have come, for 90 days from their last mail (RFC 5322 §3.6.4,
 * XEP-0201). Thread-safe.
 */
public final class Threads {
  private static final Duration KEPT = Duration.ofDays(90);
  private static final String THREAD = "thread";
  private static final String CONTACT = "thread-of";
  private static final String MAIL = "mail";
  private static final String NAME = "thread-name";

  private final KeyValues values;
  private final Clock clock;

  public Threads(KeyValues values, Clock clock) {
    this.values = values;
    this.clock = clock;
  }

  /** The XMPP name of the thread that a mail began. */
  public static String id(String rootMessageId) {
    return Digest.of(rootMessageId);
  }

  /** The last mail of a thread, by either side's name for it. */
  public CompletionStage<Optional<Tail>> byThread(String user, String thread) {
    return read(THREAD, key(user, thread));
  }

  /** The last mail between a user and somebody. */
  public CompletionStage<Optional<Tail>> byContact(String user, LegacyAddress contact) {
    return values
        .get(CONTACT, key(user, contact.value()))
        .thenCompose(
            thread ->
                thread.isEmpty()
                    ? CompletableFuture.completedFuture(Optional.empty())
                    : byThread(user, thread.get()));
  }

  /** A certain mail, by its Message-ID. */
  public CompletionStage<Optional<Tail>> byMail(String user, String messageId) {
    return read(MAIL, key(user, messageId));
  }

  /** What the user's client calls a thread: as we do, unless the user began it. */
  public CompletionStage<String> name(String user, String thread) {
    return values.get(NAME, key(user, thread)).thenApply(name -> name.orElse(thread));
  }

  private List<Entry> entries(String user, LegacyAddress contact, Tail tail, List<String> aliases) {
    Instant until = clock.instant().plus(KEPT);
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry(THREAD, key(user, tail.thread()), tail.encoded(), until));
    for (String each : aliases) {
      entries.add(new Entry(THREAD, key(user, each), tail.encoded(), until));
      entries.add(new Entry(NAME, key(user, tail.thread()), each, until));
    }
    entries.add(new Entry(CONTACT, key(user, contact.value()), tail.thread(), until));
    entries.add(new Entry(MAIL, key(user, tail.messageId()), tail.encoded(), until));
    return entries;
  }

  /**
   * Keeps a mail that was received or sent as the last of its thread; done when that is safe.
   *
   * @param aliases further names of the thread
   */
  public CompletionStage<Void> keep(
      String user, LegacyAddress contact, Tail tail, List<String> aliases) {
    return values.put(entries(user, contact, tail, aliases));
  }

  /** Forgets all threads of a user. */
  public CompletionStage<Void> forget(String user) {
    return values.forget(List.of(THREAD, CONTACT, MAIL, NAME), user + '/');
  }

  private CompletionStage<Optional<Tail>> read(String table, String key) {
    return values.get(table, key).thenApply(value -> value.flatMap(Tail::decode));
  }

  /** Of fixed length, whatever strangers call their mails. */
  private static String key(String user, String name) {
    return user + '/' + Digest.of(name);
  }
}
