package im.gangway.transport;

/**
 * A room's address, such as a channel on a network.
 *
 * <p>Opaque to everyone but the transport. The value appears, escaped, in the local part of a JID:
 * keep it stable and below 1,023 bytes.
 */
public record RoomAddress(String value) {
  public RoomAddress {
    Values.requireAddress(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
