package im.gangway.sms.smpp.wire;

import im.gangway.sms.text.Octets;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code deliver_sm} (SMPP 3.4 §4.6.1) and {@code data_sm} (§4.7.1) bring.
 *
 * @param esmClass says what kind of message it is
 * @param dataCoding what its text is written in
 * @param shortMessage may be empty, as is always in {@code data_sm}
 * @param tlvs the optional parameters by tag
 */
public record DeliverSm(
    CarriedAddress from,
    CarriedAddress to,
    int esmClass,
    int dataCoding,
    Octets shortMessage,
    Map<Integer, Octets> tlvs) {
  public DeliverSm {
    tlvs = Map.copyOf(tlvs);
  }

  /**
   * Reads either.
   *
   * @throws MalformedPduException when the body is not one
   */
  public static DeliverSm parse(Pdu pdu) throws MalformedPduException {
    BodyReader body = new BodyReader(pdu.body());
    body.text();
    CarriedAddress from = CarriedAddress.read(body);
    CarriedAddress to = CarriedAddress.read(body);
    int esmClass = body.octet();
    boolean isData = pdu.command() == CommandId.DATA_SM;
    if (!isData) {
      skipScheduling(body);
    }
    body.octet();
    if (!isData) {
      body.octet();
    }
    int dataCoding = body.octet();
    Octets message = isData ? Octets.NONE : shortMessage(body);
    return new DeliverSm(from, to, esmClass, dataCoding, message, body.tlvs());
  }

  /** protocol_id, priority_flag, schedule_delivery_time, validity_period. */
  private static void skipScheduling(BodyReader body) throws MalformedPduException {
    body.octet();
    body.octet();
    body.text();
    body.text();
  }

  private static Octets shortMessage(BodyReader body) throws MalformedPduException {
    body.octet();
    return body.octets(body.octet());
  }

  /** An optional parameter. */
  public Optional<Octets> tlv(int tag) {
    return Optional.ofNullable(tlvs.get(tag));
  }

  /** An optional parameter that is a number of one to four octets. */
  public Optional<Integer> number(int tag) {
    return tlv(tag)
        .filter(value -> value.size() >= 1 && value.size() <= Integer.BYTES)
        .map(DeliverSm::number);
  }

  private static int number(Octets value) {
    int number = 0;
    for (int i = 0; i < value.size(); i++) {
      number = number << 8 | value.at(i);
    }
    return number;
  }

  /** An optional parameter that is a text, with its zero octet or without. */
  public Optional<String> text(int tag) {
    return tlv(tag).map(BodyReader::text);
  }
}
