package im.gangway.sms.smpp.wire;

/** Says that a peer's octets are no PDU, or not the one that they claim to be. */
public final class MalformedPduException extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedPduException(String message) {
    super(message);
  }
}
