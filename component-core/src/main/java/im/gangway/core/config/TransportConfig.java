package im.gangway.core.config;

import im.gangway.transport.Settings;

/**
 * One transport on one domain.
 *
 * @param id the name of its block
 * @param type the {@code TransportInfo.id} of the transport
 * @param domain its XMPP domain, in lower case
 * @param confirmsRemoval whether who unregisters has to say so twice
 * @param component the global component block with what this transport overrides
 * @param settings the transport's own keys, checked against its schema
 */
public record TransportConfig(
    String id,
    String type,
    String domain,
    RegistrationPolicy registration,
    boolean confirmsRemoval,
    ComponentConfig component,
    Settings settings) {}
