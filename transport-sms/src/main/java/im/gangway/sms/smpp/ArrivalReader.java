package im.gangway.sms.smpp;

import im.gangway.sms.number.CarrierAddress;
import im.gangway.sms.number.SmsAddress;
import im.gangway.sms.number.TypeOfNumber;
import im.gangway.sms.provider.ProviderListener.Inbound;
import im.gangway.sms.provider.ProviderListener.Receipt;
import im.gangway.sms.receipt.ReceiptFields;
import im.gangway.sms.receipt.ReceiptParser;
import im.gangway.sms.smpp.wire.CarriedAddress;
import im.gangway.sms.smpp.wire.DeliverSm;
import im.gangway.sms.smpp.wire.Tlv;
import im.gangway.sms.text.Concatenation;
import im.gangway.sms.text.DefaultAlphabet;
import im.gangway.sms.text.ShortMessage;
import java.util.Optional;

/** Reads messages and receipts out of what an SMSC delivers. Immutable. */
final class ArrivalReader {
  private static final int HAS_HEADER = 0x40;

  private final SmppSettings settings;
  private final ReceiptParser receipts;

  ArrivalReader(SmppSettings settings) {
    this.settings = settings;
    this.receipts = new ReceiptParser(settings.receiptsByText());
  }

  /** The receipt that it is, if it is one that can be read. */
  Optional<Receipt> receipt(DeliverSm arrival) {
    // most SMSCs write receipts in ASCII whatever data coding 0 means for texts
    return receipt(arrival, DefaultAlphabet.LATIN1).or(() -> receipt(arrival, settings.alphabet()));
  }

  private Optional<Receipt> receipt(DeliverSm arrival, DefaultAlphabet alphabet) {
    ReceiptFields fields =
        new ReceiptFields(
            arrival.esmClass(),
            shortMessage(arrival, alphabet).part().text(),
            arrival.text(Tlv.RECEIPTED_MESSAGE_ID),
            arrival.number(Tlv.MESSAGE_STATE),
            arrival.tlv(Tlv.NETWORK_ERROR_CODE));
    return receipts
        .parse(fields)
        .map(read -> new Receipt(settings.receiptIds().canonical(read.id()), read.outcome()));
  }

  /** Whether it says that it is a receipt. */
  static boolean isReceipt(DeliverSm arrival) {
    return ReceiptParser.isReceipt(arrival.esmClass());
  }

  /** The message that it is. */
  Inbound message(DeliverSm arrival) {
    String id = arrival.text(Tlv.RECEIPTED_MESSAGE_ID).orElse("").replace("\0", "").strip();
    return new Inbound(
        id,
        address(arrival.from()),
        address(arrival.to()),
        shortMessage(arrival, settings.alphabet()));
  }

  private SmsAddress address(CarriedAddress carried) {
    return CarrierAddress.read(TypeOfNumber.of(carried.ton()), carried.digits(), settings.region());
  }

  private static ShortMessage shortMessage(DeliverSm arrival, DefaultAlphabet alphabet) {
    return ShortMessage.read(
        new ShortMessage.Delivered(
            (arrival.esmClass() & HAS_HEADER) != 0,
            arrival.dataCoding(),
            arrival.shortMessage(),
            arrival.tlv(Tlv.MESSAGE_PAYLOAD),
            sar(arrival)),
        alphabet);
  }

  private static Optional<Concatenation> sar(DeliverSm arrival) {
    Optional<Integer> reference = arrival.number(Tlv.SAR_MSG_REF_NUM);
    Optional<Integer> total = arrival.number(Tlv.SAR_TOTAL_SEGMENTS);
    Optional<Integer> number = arrival.number(Tlv.SAR_SEGMENT_SEQNUM);
    return reference.isPresent() && total.isPresent() && number.isPresent()
        ? Concatenation.ofSar(reference.get(), total.get(), number.get())
        : Optional.empty();
  }
}
