package im.gangway.transport;

/**
 * A legacy user's address, such as a nick on a network, a phone number or a mailbox.
 *
 * <p>Opaque to everyone but the transport. The value appears, escaped, in the local part of a JID:
 * keep it stable and below 1,023 bytes.
 */
public record LegacyAddress(String value) {
  public LegacyAddress {
    Values.requireAddress(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
