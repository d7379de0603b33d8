package im.gangway.core.account;

import im.gangway.core.session.UserSession;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a registered user whose server says that there is no such user: the account is
 * dormant after three days without a sign of life. Called on the user's mailbox.
 */
public final class Departure {
  /** How long a user may be gone. */
  public static final Duration PATIENCE = Duration.ofDays(3);

  private static final Logger log = LoggerFactory.getLogger(Departure.class);
  private static final Set<String> CONDITIONS = Set.of("item-not-found", "gone");

  private Departure() {}

  /** Whether a condition says that none of the user's resources can be reached. */
  public static boolean isOfNobody(String condition) {
    return isToldBy(condition) || condition.equals("remote-server-not-found");
  }

  /** Whether a stanza error's condition (RFC 6120 §8.3.3) says that there is no such user. */
  public static boolean isToldBy(String condition) {
    return CONDITIONS.contains(condition);
  }

  /** Notes that the user is said to be gone; true if that has been so for long enough. */
  public static boolean note(UserSession session) {
    Optional<UserAccount> account =
        session
            .existing(UserAccount.class)
            .filter(known -> known.isRegistered() && !known.isDormant());
    if (account.isEmpty()) {
      return false;
    }
    if (account.get().goneSince().isEmpty()) {
      logFailure(account.get().gone(session.now()));
      return false;
    }
    return account
        .get()
        .goneSince()
        .filter(since -> !session.now().isBefore(since.plus(PATIENCE)))
        .isPresent();
  }

  /** Lets the account sleep; the session is the caller's concern. */
  public static void sleep(UserSession session) {
    log.info("A user is gone: the user's server says that there is no such user");
    session
        .existing(UserAccount.class)
        .filter(UserAccount::isRegistered)
        .ifPresent(account -> logFailure(account.sleepGone(session.now())));
  }

  /**
   * Takes a sign of life.
   *
   * @return whether that has woken the user
   */
  public static boolean over(UserSession session) {
    Optional<UserAccount> gone =
        session.existing(UserAccount.class).filter(account -> account.goneSince().isPresent());
    boolean slept = gone.filter(UserAccount::isDormant).isPresent();
    gone.ifPresent(account -> logFailure(account.dormant(false)));
    return slept;
  }

  private static void logFailure(CompletionStage<Void> storing) {
    storing.exceptionally(Departure::notStored);
  }

  private static @Nullable Void notStored(Throwable failure) {
    log.error("It could not be stored whether a user is gone", failure);
    return null;
  }
}
