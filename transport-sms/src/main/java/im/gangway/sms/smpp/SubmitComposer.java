package im.gangway.sms.smpp;

import im.gangway.sms.number.SmsAddress;
import im.gangway.sms.number.TypeOfNumber;
import im.gangway.sms.provider.OutboundMessage;
import im.gangway.sms.smpp.wire.CarriedAddress;
import im.gangway.sms.smpp.wire.SubmitSm;
import im.gangway.sms.smpp.wire.Tlv;
import im.gangway.sms.text.Alphabet;
import im.gangway.sms.text.Concatenation;
import im.gangway.sms.text.Octets;
import im.gangway.sms.text.Segment;
import im.gangway.sms.text.UserDataHeader;
import java.util.Map;
import java.util.Optional;

/** Makes {@code submit_sm} of messages. Immutable. */
final class SubmitComposer {
  private static final int HAS_HEADER = 0x40;
  private static final int UCS2 = 8;
  private static final int ISDN = 1;

  private final SmppSettings settings;

  SubmitComposer(SmppSettings settings) {
    this.settings = settings;
  }

  /**
   * Of one message.
   *
   * @throws IllegalArgumentException when it fits into no PDU
   */
  SubmitSm compose(OutboundMessage message) {
    Optional<Concatenation> sar =
        settings.longMessages() == SmppSettings.LongMessages.SAR
            ? message.text().header().concatenation()
            : Optional.empty();
    Segment segment = sar.isPresent() ? unmarked(message.text()) : message.text();
    Octets data = segment.userData(settings.alphabet());
    boolean payload = data.size() > SubmitSm.LONGEST;
    return new SubmitSm(
        address(message.from()),
        address(message.to()),
        segment.hasHeader() ? HAS_HEADER : 0,
        true,
        segment.alphabet() instanceof Alphabet.Ucs2 ? UCS2 : settings.gsmDataCoding(),
        payload ? Octets.NONE : data,
        payload
            ? Map.of(Tlv.MESSAGE_PAYLOAD, data)
            : sar.map(SubmitComposer::sarTlvs).orElse(Map.of()));
  }

  private static Segment unmarked(Segment segment) {
    return new Segment(
        segment.alphabet(),
        UserDataHeader.of(Optional.empty(), segment.header().singleShift()),
        segment.text());
  }

  private static Map<Integer, Octets> sarTlvs(Concatenation part) {
    return Map.of(
        Tlv.SAR_MSG_REF_NUM, Octets.of((byte) (part.reference() >> 8), (byte) part.reference()),
        Tlv.SAR_TOTAL_SEGMENTS, Octets.of((byte) part.total()),
        Tlv.SAR_SEGMENT_SEQNUM, Octets.of((byte) part.number()));
  }

  private static CarriedAddress address(SmsAddress address) {
    if (address instanceof SmsAddress.E164 number) {
      return carried(TypeOfNumber.INTERNATIONAL, ISDN, number.value().substring(1));
    } else if (address instanceof SmsAddress.ShortCode code) {
      return carried(TypeOfNumber.UNKNOWN, ISDN, code.digits());
    } else if (address instanceof SmsAddress.Alphanumeric name) {
      return carried(TypeOfNumber.ALPHANUMERIC, 0, name.name());
    }
    return carried(TypeOfNumber.UNKNOWN, 0, "");
  }

  private static CarriedAddress carried(TypeOfNumber type, int plan, String digits) {
    return new CarriedAddress(type.code(), plan, digits);
  }
}
