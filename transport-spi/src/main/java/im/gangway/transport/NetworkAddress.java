package im.gangway.transport;

/**
 * The address of one of several networks that a transport reaches, such as an IRC server.
 *
 * <p>Opaque to everyone but the transport. The value appears, escaped, in the local part of a JID:
 * keep it stable and below 1,023 bytes.
 */
public record NetworkAddress(String value) {
  public NetworkAddress {
    Values.requireAddress(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
