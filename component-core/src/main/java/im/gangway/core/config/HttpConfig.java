package im.gangway.core.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where health, metrics and webhooks are served.
 *
 * @param listen port 0 takes any free one
 * @param publicUrl under which the outside reaches the listener; null when it does not
 */
public record HttpConfig(HostPort listen, @Nullable URI publicUrl) {}
