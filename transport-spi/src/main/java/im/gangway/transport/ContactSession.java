package im.gangway.transport;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The ability to keep contacts who agree to be seen ({@link Ability#CONTACTS}). Where a session has
 * it not, whoever the user adds is a contact at once.
 *
 * <p>Stages fail with {@link LegacyException}; success means that the service took the wish, not
 * that the contact agreed.
 */
public interface ContactSession extends LegacySession {

  /**
   * Asks a legacy user to be the user's contact; answered some time by {@link
   * LegacyEvent.SubscriptionAccepted} or {@link LegacyEvent.SubscriptionRefused}.
   *
   * @param alias what the user calls the contact or, failing that, the user; if anything
   * @param text why; may be empty
   */
  CompletionStage<Void> subscribe(LegacyAddress contact, Optional<String> alias, String text);

  /** Takes a legacy user off the contact list. */
  CompletionStage<Void> unsubscribe(LegacyAddress contact);

  /** Answers a {@link LegacyEvent.SubscriptionRequested}, or takes an earlier consent back. */
  CompletionStage<Void> allow(LegacyAddress contact, boolean allowed);
}
