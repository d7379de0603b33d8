package im.gangway.sms.smpp.wire;

import im.gangway.sms.text.Octets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code submit_sm} (SMPP 3.4 §4.4.1) says.
 *
 * @param esmClass 0x40 where a header is in the short message
 * @param receipt whether the final state is to be told
 * @param dataCoding what the text is written in
 * @param shortMessage at most {@value #LONGEST} octets
 * @param tlvs the optional parameters by tag
 */
public record SubmitSm(
    CarriedAddress from,
    CarriedAddress to,
    int esmClass,
    boolean receipt,
    int dataCoding,
    Octets shortMessage,
    Map<Integer, Octets> tlvs) {
  /** Octets that a short message may have. */
  public static final int LONGEST = 254;

  public SubmitSm {
    if (shortMessage.size() > LONGEST) {
      throw new IllegalArgumentException("The short message is too long");
    }
    tlvs = Map.copyOf(tlvs);
  }

  /** The PDU. */
  public Pdu toPdu(int sequence) {
    BodyWriter body = new BodyWriter().text("");
    from.write(body);
    to.write(body);
    body.octet(esmClass)
        .octet(0)
        .octet(0)
        .text("")
        .text("")
        .octet(receipt ? 1 : 0)
        .octet(0)
        .octet(dataCoding)
        .octet(0)
        .octet(shortMessage.size())
        .octets(shortMessage);
    SortedMap<Integer, Octets> sorted = new TreeMap<>(tlvs);
    sorted.forEach(body::tlv);
    return Pdu.request(CommandId.SUBMIT_SM, sequence, body.toOctets());
  }

  /**
   * The id that a response gives; empty where it has none, as in refusals.
   *
   * @throws MalformedPduException when the body is no such response
   */
  public static String idOf(Pdu response) throws MalformedPduException {
    BodyReader body = new BodyReader(response.body());
    return body.atEnd() ? "" : body.text();
  }
}
