package im.gangway.sms.receipt;

import im.gangway.sms.text.Octets;
import java.util.Optional;

/**
 * The fields of a {@code deliver_sm} or {@code data_sm} that a receipt is in.
 *
 * @param esmClass whose bits 2 to 5 say what kind of message it is
 * @param text decoded
 * @param receiptedMessageId the TLV 001E, without its end
 * @param messageState the TLV 0427
 * @param networkErrorCode the TLV 0423: the kind of network and two octets of code
 */
public record ReceiptFields(
    int esmClass,
    String text,
    Optional<String> receiptedMessageId,
    Optional<Integer> messageState,
    Optional<Octets> networkErrorCode) {

  /** Without TLVs. */
  public static ReceiptFields of(int esmClass, String text) {
    return new ReceiptFields(esmClass, text, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
