package im.gangway.transport;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The ability to say who a legacy user is ({@link Ability#PROFILES}). */
public interface ProfileSession extends LegacySession {

  /** What is known of a legacy user; empty if nothing is. */
  CompletionStage<Optional<Profile>> profile(LegacyAddress contact);
}
