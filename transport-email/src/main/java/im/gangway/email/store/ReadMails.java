package im.gangway.email.store;

import im.gangway.email.store.KeyValues.Entry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * How far each user's mailbox has been read, and which mails were read lately, so that a mailbox
 * that was rebuilt is not told again. Thread-safe.
 */
public final class ReadMails {
  /** How long a mail is recognised that lost its number. */
  public static final Duration KEPT = Duration.ofDays(30);

  private static final Duration FOR_EVER = Duration.ofDays(36_500);
  private static final String CURSOR = "mailbox-cursor";
  private static final String READ = "mailbox-read";

  private final KeyValues values;
  private final Clock clock;

  public ReadMails(KeyValues values, Clock clock) {
    this.values = values;
    this.clock = clock;
  }

  /** How far a folder of a mailbox has been read, as it was kept. */
  public CompletionStage<Optional<String>> cursor(String user, String folder) {
    return values.get(CURSOR, key(user, folder));
  }

  /** Keeps how far a folder has been read; done when that is safe. */
  public CompletionStage<Void> reached(String user, String folder, String cursor) {
    return values.put(List.of(cursorEntry(user, folder, cursor)));
  }

  /**
   * As {@link #reached(String, String, String)}, with the mail that was read last.
   *
   * @param hash by which it is known again
   */
  public CompletionStage<Void> reached(String user, String folder, String cursor, String hash) {
    List<Entry> entries = new ArrayList<>();
    entries.add(cursorEntry(user, folder, cursor));
    entries.add(new Entry(READ, key(user, hash), "", clock.instant().plus(KEPT)));
    return values.put(entries);
  }

  /** Keeps that a mail was read, where a mailbox has no place to go on from. */
  public CompletionStage<Void> read(String user, String hash) {
    return values.put(List.of(new Entry(READ, key(user, hash), "", clock.instant().plus(KEPT))));
  }

  /** Whether a mail was read lately. */
  public CompletionStage<Boolean> knows(String user, String hash) {
    return values.get(READ, key(user, hash)).thenApply(Optional::isPresent);
  }

  /** Forgets all of a user. */
  public CompletionStage<Void> forget(String user) {
    return values.forget(List.of(CURSOR, READ), user + '/');
  }

  private Entry cursorEntry(String user, String folder, String cursor) {
    Instant until = clock.instant().plus(FOR_EVER);
    return new Entry(CURSOR, key(user, folder), cursor, until);
  }

  private static String key(String user, String name) {
    return user + '/' + Digest.of(name);
  }
}
