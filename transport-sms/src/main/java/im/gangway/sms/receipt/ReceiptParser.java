package im.gangway.sms.receipt;

import im.gangway.sms.text.Octets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells receipts from messages and reads them. TLVs count more than the text. Immutable.
 *
 * <p>By itself a message without the bits of a receipt is never one: anybody can write a text that
 * looks like one.
 */
public final class ReceiptParser {
  private static final int KIND = 0x3C;
  private static final int RECEIPT = 0x04;
  private static final int INTERMEDIATE = 0x20;

  private static final Pattern ZEROS = Pattern.compile("0*");

  private final boolean byTextAlone;

  /**
   * For one route.
   *
   * @param byTextAlone whether a text with id and state is a receipt without the bits, for carriers
   *     that forget them
   */
  public ReceiptParser(boolean byTextAlone) {
    this.byTextAlone = byTextAlone;
  }

  /** The receipt; empty when it is a message, or a receipt that says of no message or no state. */
  public Optional<DeliveryReceipt> parse(ReceiptFields fields) {
    if (!isReceipt(fields.esmClass()) && !(byTextAlone && (fields.esmClass() & KIND) == 0)) {
      return Optional.empty();
    }
    ReceiptText text = ReceiptText.parse(fields.text());
    Optional<String> id = fields.receiptedMessageId().map(ReceiptParser::trimmed);
    Optional<MessageState> stated = text.value("stat").map(ReceiptParser::state);
    Optional<MessageState> state = fields.messageState().map(MessageState::of).or(() -> stated);
    return id.filter(said -> !said.isEmpty())
        .or(() -> text.value("id"))
        .flatMap(of -> state.map(said -> receipt(of, said, fields, text)));
  }

  /** Whether the bits say that it is a receipt, even one that cannot be read. */
  public static boolean isReceipt(int esmClass) {
    int kind = esmClass & KIND;
    return kind == RECEIPT || kind == INTERMEDIATE;
  }

  private static DeliveryReceipt receipt(
      String id, MessageState state, ReceiptFields fields, ReceiptText text) {
    return new DeliveryReceipt(
        id,
        state,
        (fields.esmClass() & KIND) == INTERMEDIATE,
        fields.networkErrorCode().flatMap(ReceiptParser::code).or(() -> code(text)),
        text.value("submitdate").flatMap(ReceiptParser::date),
        text.value("donedate").flatMap(ReceiptParser::date));
  }

  private static MessageState state(String word) {
    return MessageState.of(word).orElse(MessageState.UNKNOWN);
  }

  private static String trimmed(String id) {
    int end = id.indexOf('\0');
    return (end < 0 ? id : id.substring(0, end)).strip();
  }

  private static Optional<String> code(ReceiptText text) {
    return text.value("err").filter(code -> !ZEROS.matcher(code).matches());
  }

  private static Optional<String> code(Octets networkError) {
    if (networkError.size() != 3) {
      return Optional.empty();
    }
    int code = networkError.at(1) << 8 | networkError.at(2);
    return code == 0 ? Optional.empty() : Optional.of(networkError.at(0) + "/" + code);
  }

  /** {@code YYMMDDhhmm}, with seconds or not, with a long year or not. */
  private static Optional<LocalDateTime> date(String digits) {
    String pattern =
        switch (digits.length()) {
          case 10 -> "uuMMddHHmm";
          case 12 -> "uuMMddHHmmss";
          case 14 -> "uuuuMMddHHmmss";
          default -> "";
        };
    if (pattern.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDateTime.parse(digits, DateTimeFormatter.ofPattern(pattern, Locale.ROOT)));
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }
}
