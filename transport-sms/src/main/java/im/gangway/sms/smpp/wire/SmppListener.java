package im.gangway.sms.smpp.wire;

/** Hears one connection, on the I/O thread that serves all of them: decide and return. */
public interface SmppListener {
  /** PDUs can be sent now; with TLS, the host has proved who it is. */
  void ready(SmppConnection connection);

  /**
   * A PDU came.
   *
   * @throws MalformedPduException when it is not what it claims to be, which ends the connection
   */
  void received(Pdu pdu) throws MalformedPduException;

  /**
   * There is no connection any more, or there never was one. Called once, last.
   *
   * @param why for the operator
   */
  void closed(String why);
}
