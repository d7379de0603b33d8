package im.gangway.sms.smpp.wire;

import im.gangway.sms.text.Octets;
import java.nio.ByteBuffer;

/**
 * A protocol data unit (SMPP 3.4 §3.2).
 *
 * @param command see {@link CommandId}
 * @param status 0 in requests, and where all is well
 * @param sequence by which a response names its request
 * @param body behind the header
 */
public record Pdu(int command, int status, int sequence, Octets body) {
  /** Octets of a header, the least that a PDU can have. */
  public static final int HEADER = 16;

  /** The most octets that we take; the largest that means something is a full message_payload. */
  public static final int LONGEST = 64 * 1024 + 1024;

  /** A request. */
  public static Pdu request(int command, int sequence, Octets body) {
    return new Pdu(command, 0, sequence, body);
  }

  /** The answer to this one, without a body. */
  public Pdu answer(int withStatus) {
    return answer(withStatus, Octets.NONE);
  }

  /** The answer to this one. */
  public Pdu answer(int withStatus, Octets withBody) {
    return new Pdu(CommandId.responseTo(command), withStatus, sequence, withBody);
  }

  /** Says that this one is not understood. */
  public Pdu nack(int withStatus) {
    return new Pdu(CommandId.GENERIC_NACK, withStatus, sequence, Octets.NONE);
  }

  /** All of it, as it goes over the wire. */
  public byte[] toByteArray() {
    return ByteBuffer.allocate(HEADER + body.size())
        .putInt(HEADER + body.size())
        .putInt(command)
        .putInt(status)
        .putInt(sequence)
        .put(body.toByteArray())
        .array();
  }
}
