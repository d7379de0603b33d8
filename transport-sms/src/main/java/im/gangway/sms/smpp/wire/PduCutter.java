package im.gangway.sms.smpp.wire;

import im.gangway.sms.text.Octets;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of octets into PDUs. It never holds more than one of them, and none that is longer
 * than {@link Pdu#LONGEST}. For one connection and thread.
 */
final class PduCutter {
  private static final int FIRST_ROOM = 512;

  private final byte[] head = new byte[Pdu.HEADER];
  private int headFilled;
  private byte @Nullable [] body;
  private int bodyFilled;
  private int bodyLength;

  /**
   * Takes what was read.
   *
   * @throws MalformedPduException for an impossible length, after which the stream is of no use
   */
  void feed(ByteBuffer octets, Consumer<Pdu> whole) throws MalformedPduException {
    while (octets.hasRemaining()) {
      if (body == null) {
        takeHead(octets);
      }
      byte[] room = body;
      if (room != null) {
        takeBody(octets, room, whole);
      }
    }
  }

  private void takeHead(ByteBuffer octets) throws MalformedPduException {
    int taken = Math.min(octets.remaining(), Pdu.HEADER - headFilled);
    octets.get(head, headFilled, taken);
    headFilled += taken;
    if (headFilled >= Integer.BYTES) {
      checkLength(ByteBuffer.wrap(head).getInt());
    }
    if (headFilled == Pdu.HEADER) {
      body = new byte[Math.min(bodyLength, FIRST_ROOM)];
      bodyFilled = 0;
    }
  }

  private void checkLength(int length) throws MalformedPduException {
    if (length < Pdu.HEADER || length > Pdu.LONGEST) {
      throw new MalformedPduException(
          "A PDU of " + Integer.toUnsignedString(length) + " octets is announced");
    }
    bodyLength = length - Pdu.HEADER;
  }

  /** Room grows with what has come, not with what is announced. */
  private void takeBody(ByteBuffer octets, byte[] given, Consumer<Pdu> whole) {
    int taken = Math.min(octets.remaining(), bodyLength - bodyFilled);
    byte[] room = given;
    if (bodyFilled + taken > room.length) {
      int grown = Math.max(bodyFilled + taken, 2 * room.length);
      room = Arrays.copyOf(room, Math.min(bodyLength, grown));
      body = room;
    }
    octets.get(room, bodyFilled, taken);
    bodyFilled += taken;
    if (bodyFilled == bodyLength) {
      body = null;
      headFilled = 0;
      whole.accept(pdu(room));
    }
  }

  private Pdu pdu(byte[] octets) {
    ByteBuffer header = ByteBuffer.wrap(head, Integer.BYTES, Pdu.HEADER - Integer.BYTES);
    int command = header.getInt();
    int status = header.getInt();
    return new Pdu(command, status, header.getInt(), Octets.of(octets));
  }
}
