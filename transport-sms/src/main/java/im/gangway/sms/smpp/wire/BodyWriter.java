package im.gangway.sms.smpp.wire;

import im.gangway.sms.text.Octets;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the fields of a PDU's body one after the other. For one thread. */
public final class BodyWriter {
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  /** An octet, of which the lowest eight bits count. */
  public BodyWriter octet(int octet) {
    body.write(octet);
    return this;
  }

  /** A text and a zero octet. */
  public BodyWriter text(String text) {
    body.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    return octet(0);
  }

  /** These octets. */
  public BodyWriter octets(Octets octets) {
    body.writeBytes(octets.toByteArray());
    return this;
  }

  /** An optional parameter. */
  public BodyWriter tlv(int tag, Octets value) {
    return octet(tag >> 8).octet(tag).octet(value.size() >> 8).octet(value.size()).octets(value);
  }

  /** What was written. */
  public Octets toOctets() {
    return Octets.of(body.toByteArray());
  }
}
