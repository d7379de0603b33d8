package im.gangway.email.mail;

import im.gangway.email.mail.DeliveryReport.Action;
import im.gangway.email.mail.DeliveryReport.Recipient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds delivery and read reports among the parts of a mail. */
final class Reports {
  private static final int MAX_BYTES = 64 << 10;
  private static final int MAX_RECIPIENTS = 100;
  private static final Pattern STATUS = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
  private static final Pattern IN_TEXT =
      Pattern.compile("(?im)^[> ]*message-id:\\s*<([^<>\\s]{1,500})>");

  private final List<Part> leaves;
  private final Headers top;

  Reports(Headers top, List<Part> leaves) {
    this.top = top;
    this.leaves = leaves;
  }

  Optional<DeliveryReport> delivery() {
    return leaf("message/delivery-status", "message/global-delivery-status")
        .flatMap(this::delivery)
        .or(this::eximReport);
  }

  private Optional<DeliveryReport> delivery(Part part) {
    List<Headers> blocks = blocks(part);
    List<Recipient> recipients =
        blocks.stream()
            .filter(each -> each.has("final-recipient") || each.has("original-recipient"))
            .limit(MAX_RECIPIENTS)
            .map(Reports::recipient)
            .toList();
    if (recipients.isEmpty()) {
      return Optional.empty();
    }
    Headers first = blocks.get(0);
    return Optional.of(
        new DeliveryReport(
            first.text("original-envelope-id").map(Reports::xtext),
            first.text("reporting-mta").map(Reports::untyped),
            originalId(),
            recipients));
  }

  /** Exim's older reports name the recipients in a header and no more. */
  private Optional<DeliveryReport> eximReport() {
    return top.text("x-failed-recipients")
        .map(
            failed ->
                new DeliveryReport(
                    Optional.empty(),
                    Optional.empty(),
                    originalId(),
                    AddressList.read(List.of(failed)).stream()
                        .limit(MAX_RECIPIENTS)
                        .map(each -> failed(each.address().toString()))
                        .toList()));
  }

  private static Recipient failed(String address) {
    return new Recipient(
        address,
        Optional.empty(),
        Action.FAILED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Recipient recipient(Headers block) {
    Optional<String> original =
        block.text("original-recipient").map(Reports::untyped).map(Reports::xtext);
    return new Recipient(
        block.text("final-recipient").map(Reports::untyped).or(() -> original).orElse(""),
        original,
        Action.of(block.text("action").orElse("failed")),
        block.text("status").flatMap(Reports::status),
        block.text("diagnostic-code").map(Reports::untyped),
        block.text("will-retry-until"));
  }

  Optional<ReadReport> read() {
    return leaf("message/disposition-notification", "message/global-disposition-notification")
        .flatMap(part -> blocks(part).stream().findFirst())
        .filter(each -> each.has("disposition"))
        .map(
            each ->
                new ReadReport(
                    each.first("original-message-id").flatMap(MessageIds::single),
                    each.text("final-recipient").map(Reports::untyped),
                    disposition(each.text("disposition").orElse(""))));
  }

  private static String disposition(String written) {
    String type = written.substring(written.indexOf(';') + 1);
    return type.replaceAll("/.*", "").strip().toLowerCase(Locale.ROOT);
  }

  /** The headers of the mail that came back are a report's third part; some put them into text. */
  private Optional<String> originalId() {
    return leaf(
            "message/rfc822",
            "text/rfc822-headers",
            "message/rfc822-headers",
            "message/global",
            "message/global-headers")
        .map(part -> part.content(MAX_BYTES))
        .map(bytes -> Headers.read(new Slice(bytes, 0, bytes.length), MAX_BYTES))
        .flatMap(headers -> headers.first("message-id"))
        .flatMap(MessageIds::single)
        .or(this::originalIdInText);
  }

  private Optional<String> originalIdInText() {
    return leaf("text/plain")
        .map(part -> IN_TEXT.matcher(part.text(MAX_BYTES)))
        .filter(Matcher::find)
        .map(found -> found.group(1));
  }

  private Optional<Part> leaf(String... types) {
    List<String> wanted = List.of(types);
    return leaves.stream().filter(each -> wanted.contains(each.type().value())).findFirst();
  }

  private static List<Headers> blocks(Part part) {
    byte[] bytes = part.content(MAX_BYTES);
    List<Headers> blocks = new ArrayList<>();
    int at = 0;
    while (at < bytes.length && blocks.size() <= MAX_RECIPIENTS) {
      Headers block = Headers.read(new Slice(bytes, at, bytes.length), MAX_BYTES);
      if (!block.values().isEmpty()) {
        blocks.add(block);
      }
      // A line that is neither ends a block too.
      at =
          block.bodyStart() > at
              ? block.bodyStart()
              : new Slice(bytes, at, bytes.length).lineEnd(at);
    }
    return blocks;
  }

  private static Optional<String> status(String text) {
    Matcher found = STATUS.matcher(text);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private static String untyped(String field) {
    String value = field.substring(field.indexOf(';') + 1).strip();
    return value.startsWith("<") && value.endsWith(">")
        ? value.substring(1, value.length() - 1)
        : value;
  }

  /** Takes {@code +3D} for what it stands for (RFC 3461 §4). */
  private static String xtext(String text) {
    return CleanText.line(
        Pattern.compile("\\+([0-9A-F]{2})")
            .matcher(text)
            .replaceAll(
                each -> Matcher.quoteReplacement("" + (char) Integer.parseInt(each.group(1), 16))));
  }
}
