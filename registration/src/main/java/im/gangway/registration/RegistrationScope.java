package im.gangway.registration;

import im.gangway.core.address.Target;
import im.gangway.transport.NetworkAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one registers for.
 *
 * @param network empty for the transport as a whole
 */
record RegistrationScope(Optional<NetworkAddress> network) {

  static RegistrationScope of(Target target) {
    return new RegistrationScope(
        target instanceof Target.Network network
            ? Optional.of(network.address())
            : Optional.empty());
  }

  /** How it is called in the store. */
  String name() {
    return network.map(NetworkAddress::value).orElse("");
  }

  @Nullable NetworkAddress address() {
    return network.orElse(null);
  }

  boolean isWhole() {
    return network.isEmpty();
  }
}
