package im.gangway.email.autoconfig;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * Fetches small files by HTTPS from addresses that may be reached. Blocks. Thread-safe.
 *
 * <p>Whoever implements it refuses private networks, and redirects to anything but HTTPS.
 */
@FunctionalInterface
public interface ConfigurationPages {

  /** The file, of at most 256 KiB; nothing if there is none. */
  Optional<byte[]> fetch(URI page) throws IOException;
}
