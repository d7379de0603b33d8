package im.gangway.sms.smpp.wire;

/**
 * An address as PDUs have it (SMPP 3.4 §5.2.5 to 5.2.9).
 *
 * @param ton the type of number
 * @param npi the numbering plan
 * @param digits or a name
 */
public record CarriedAddress(int ton, int npi, String digits) {
  static CarriedAddress read(BodyReader body) throws MalformedPduException {
    int ton = body.octet();
    int npi = body.octet();
    return new CarriedAddress(ton, npi, body.text());
  }

  void write(BodyWriter body) {
    body.octet(ton).octet(npi).text(digits);
  }
}
