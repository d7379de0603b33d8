package im.gangway.sms.smpp.wire;

/**
 * What {@code bind_transceiver} (SMPP 3.4 §4.1.5) says.
 *
 * @param systemId at most 15 octets
 * @param password at most 8 octets
 * @param systemType at most 12 octets
 */
public record BindTransceiver(String systemId, String password, String systemType) {
  private static final int VERSION = 0x34;

  /** The PDU. */
  public Pdu toPdu(int sequence) {
    BodyWriter body =
        new BodyWriter()
            .text(systemId)
            .text(password)
            .text(systemType)
            .octet(VERSION)
            .octet(0)
            .octet(0)
            .text("");
    return Pdu.request(CommandId.BIND_TRANSCEIVER, sequence, body.toOctets());
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "BindTransceiver[" + systemId + "]";
  }
}
