package im.gangway.transport;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ability of a {@link LegacyService} to have settings per user. Thread-safe. */
public interface ConfigurableService extends LegacyService {

  /**
   * The form for a target.
   *
   * @param target a network or room; null for the gateway as a whole
   * @return empty where there is nothing to set
   */
  Optional<ConfigurationForm> configuration(@Nullable LegacyTarget target);

  /**
   * Checks what a user filled in, after the gateway checked each field by its type.
   *
   * @param values by field name; secrets that were left empty are absent
   * @throws LegacyException if they cannot work; the text names the field
   */
  default void checkConfiguration(@Nullable LegacyTarget target, Map<String, String> values)
      throws LegacyException {}
}
