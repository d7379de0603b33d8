package im.gangway.transport;

/**
 * For whom a session is.
 *
 * @param id identifies the user for ever; opaque, not to be shown on the legacy side
 * @param name a short name of the user that may be proposed as a nick
 * @param kind how the user came to the gateway
 */
public record Account(String id, String name, Kind kind) {

  /** How a user came to the gateway. */
  public enum Kind {
    /** The user gave credentials. */
    REGISTERED,
    /** The admin assigned the user an address. */
    PROVISIONED,
    /** The network needs no credentials and the configuration lets everyone in. */
    ANONYMOUS
  }
}
