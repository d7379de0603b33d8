package im.gangway.core.command;

/** For whom a command is. */
public enum Audience {
  /** Everybody who may speak to the gateway, registered or not. */
  EVERYONE,
  /** Those who may use the legacy service. */
  USERS,
  /** Those who have registered. */
  REGISTERED,
  /** Those who administer the gateway. */
  ADMIN
}
