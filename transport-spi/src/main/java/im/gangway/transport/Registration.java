package im.gangway.transport;

import java.util.Map;
import java.util.Optional;

/**
 * What a user registered with a transport, credentials among it.
 *
 * @param account whose it is
 * @param network for which network; empty for the transport as a whole
 * @param fields the values by the names of the {@link RegistrationForm}; without those left empty
 */
public record Registration(
    Account account, Optional<NetworkAddress> network, Map<String, String> fields) {
  public Registration {
    fields = Map.copyOf(fields);
  }

  /** The value of a field; empty text if it was left empty. */
  public String field(String name) {
    return fields.getOrDefault(name, "");
  }

  /** The same with other values. */
  public Registration with(Map<String, String> values) {
    return new Registration(account, network, values);
  }

  /** Without values: they may be secret. */
  @Override
  public String toString() {
    return "Registration["
        + account.id()
        + ", "
        + network.orElse(null)
        + ", "
        + fields.keySet()
        + "]";
  }
}
