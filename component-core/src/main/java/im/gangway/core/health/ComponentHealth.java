package im.gangway.core.health;

/**
 * How one configured domain is.
 *
 * @param domain the component's domain
 * @param up whether it is online
 * @param reason why it is not, for the admin; empty when all is well
 */
public record ComponentHealth(String domain, boolean up, String reason) {}
