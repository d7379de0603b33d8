package im.gangway.transport;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file that the user shares by its address (XEP-0066, XEP-0447). Nothing of it has been checked
 * or fetched: {@link TransportContext#files} does that.
 *
 * @param url absolute, http or https
 * @param name as the user's client names it, without a path
 * @param mediaType as the user's client says
 * @param size in bytes, as the user's client says
 * @param description what the user says about it
 */
public record SharedFile(
    URI url,
    Optional<String> name,
    Optional<String> mediaType,
    OptionalLong size,
    Optional<String> description) {

  /** A file of which only the address is known. */
  public static SharedFile at(URI url) {
    return new SharedFile(
        url, Optional.empty(), Optional.empty(), OptionalLong.empty(), Optional.empty());
  }
}
