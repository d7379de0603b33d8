package im.gangway.sms.smpp.wire;

import im.gangway.sms.text.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Reads the fields of a PDU's body one after the other. For one thread. */
final class BodyReader {
  private static final int MOST_TLVS = 256;

  private final Octets body;
  private int at;

  BodyReader(Octets body) {
    this.body = body;
  }

  /** Whether all is read. */
  boolean atEnd() {
    return at >= body.size();
  }

  /** An octet, 0 to 255. */
  int octet() throws MalformedPduException {
    if (atEnd()) {
      throw new MalformedPduException("The body ends too early");
    }
    return body.at(at++);
  }

  private int twoOctets() throws MalformedPduException {
    return octet() << 8 | octet();
  }

  /** So many octets. */
  Octets octets(int count) throws MalformedPduException {
    if (count > body.size() - at) {
      throw new MalformedPduException("A field is longer than the rest of the body");
    }
    Octets read = body.slice(at, at + count);
    at += count;
    return read;
  }

  /** A text that ends with a zero octet; peers write more than ASCII, and longer than they may. */
  String text() throws MalformedPduException {
    int start = at;
    while (octet() != 0) {
      continue;
    }
    return text(body.slice(start, at - 1));
  }

  /** Octets as text. */
  static String text(Octets octets) {
    return new String(octets.toByteArray(), StandardCharsets.ISO_8859_1);
  }

  /** The optional parameters by tag; of two with one tag the first. */
  Map<Integer, Octets> tlvs() throws MalformedPduException {
    Map<Integer, Octets> found = new TreeMap<>();
    for (int count = 0; !atEnd(); count++) {
      if (count == MOST_TLVS) {
        throw new MalformedPduException("More optional parameters than anybody needs");
      }
      int tag = twoOctets();
      found.putIfAbsent(tag, octets(twoOctets()));
    }
    return found;
  }
}
