package im.gangway.core.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Whom outgoing TLS connections trust.
 *
 * @param extraCa a PEM file with authorities trusted beside the JDK's, or null
 */
public record TlsConfig(@Nullable Path extraCa) {}
