package im.gangway.transport;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ability of a {@link LegacyService} to take users' credentials. Thread-safe.
 *
 * <p>What is registered reaches the user's sessions as {@link UserSettings}: the scope is empty or
 * the network's address, the names are those of the form.
 */
public interface RegistrableService extends LegacyService {

  /**
   * The form to register with.
   *
   * @param network null for the transport as a whole
   * @return empty where nobody can register
   */
  Optional<RegistrationForm> registration(@Nullable NetworkAddress network);

  /**
   * Tries the credentials on the legacy service, before anything is stored. May block.
   *
   * @param settings what the user has set and registered until now
   * @throws LegacyException {@link FailureReason#CREDENTIALS_REFUSED} or {@link
   *     FailureReason#CONTENT_REFUSED} if they cannot work, {@link
   *     FailureReason#NETWORK_UNREACHABLE} if that cannot be known now
   */
  LoginStep verify(Registration candidate, UserSettings settings) throws LegacyException;

  /**
   * Everything that a user had registered has been removed, and the session has ended. Must return
   * at once.
   */
  default void removed(Account account) {}
}
