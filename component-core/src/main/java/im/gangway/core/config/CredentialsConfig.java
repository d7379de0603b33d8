package im.gangway.core.config;

import java.nio.file.Path;

/**
 * Where the key lies that stored credentials are sealed with.
 *
 * @param keyFile absolute; created at first start
 */
public record CredentialsConfig(Path keyFile) {}
