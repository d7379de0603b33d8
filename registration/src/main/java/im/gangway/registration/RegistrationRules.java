package im.gangway.registration;

import im.gangway.core.config.RegistrationPolicy;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * What the admin decided about registering with one domain.
 *
 * @param confirmsRemoval whether a user has to say twice that the registration is to go
 * @param gateways all domains of this process: nobody there may register
 * @param perDomainPerHour how many users of one XMPP domain may register in an hour, at the moment
 * @param page where users may learn how to get an account while registration is closed
 */
record RegistrationRules(
    RegistrationPolicy policy,
    boolean confirmsRemoval,
    Set<String> gateways,
    IntSupplier perDomainPerHour,
    Optional<URI> page) {
  RegistrationRules {
    gateways = Set.copyOf(gateways);
  }

  boolean isClosed() {
    return policy == RegistrationPolicy.CLOSED;
  }
}
