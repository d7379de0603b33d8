package im.gangway.sms.twilio;

import im.gangway.sms.number.CarrierAddress;
import im.gangway.sms.number.SmsAddress;
import im.gangway.sms.number.TypeOfNumber;
import im.gangway.sms.provider.InboundMedia;
import im.gangway.sms.provider.ProviderListener;
import im.gangway.sms.receipt.DeliveryOutcome;
import im.gangway.sms.receipt.TwilioStatus;
import im.gangway.sms.web.BadCallException;
import im.gangway.sms.web.ReceivedText;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;

/** Reads messages and receipts out of a service's calls. Thread-safe. */
final class TwilioArrivals {
  private static final int MOST_MEDIA = 20;
  private static final int LONGEST_ID = 128;

  private final TwilioSettings settings;
  private final TwilioMedia media;
  private final ProviderListener listener;

  TwilioArrivals(TwilioSettings settings, TwilioMedia media, ProviderListener listener) {
    this.settings = settings;
    this.media = media;
    this.listener = listener;
  }

  /** A message came in. */
  CompletionStage<Void> message(Map<String, String> fields) throws BadCallException {
    return listener.inbound(
        new ProviderListener.Inbound(
            id(fields),
            address(required(fields, "From")),
            address(required(fields, "To")),
            ReceivedText.of(fields.getOrDefault("Body", "")),
            media(fields)));
  }

  /** The state of a message changed. */
  CompletionStage<Void> status(Map<String, String> fields) throws BadCallException {
    DeliveryOutcome outcome =
        TwilioStatus.outcome(required(fields, "MessageStatus"), errorCode(fields));
    return listener.receipt(new ProviderListener.Receipt(id(fields), outcome));
  }

  private static OptionalInt errorCode(Map<String, String> fields) {
    String code = fields.getOrDefault("ErrorCode", "");
    return code.matches("[0-9]{1,9}")
        ? OptionalInt.of(Integer.parseInt(code))
        : OptionalInt.empty();
  }

  private static String id(Map<String, String> fields) throws BadCallException {
    String id = required(fields, "MessageSid");
    if (id.length() > LONGEST_ID) {
      throw new BadCallException("The id is too long");
    }
    return id;
  }

  private SmsAddress address(String written) {
    return CarrierAddress.read(TypeOfNumber.UNKNOWN, written, settings.region());
  }

  private List<InboundMedia> media(Map<String, String> fields) throws BadCallException {
    String announced = fields.getOrDefault("NumMedia", "0");
    if (!announced.matches("[0-9]{1,3}") || Integer.parseInt(announced) > MOST_MEDIA) {
      throw new BadCallException("An impossible number of media");
    }
    List<InboundMedia> all = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(announced); i++) {
      URI url = URI.create(required(fields, "MediaUrl" + i));
      String type = fields.getOrDefault("MediaContentType" + i, "application/octet-stream");
      all.add(media.at(url, type));
    }
    return all;
  }

  private static String required(Map<String, String> fields, String name) throws BadCallException {
    String value = fields.get(name);
    if (value == null || value.isEmpty()) {
      throw new BadCallException("There is no " + name);
    }
    return value;
  }
}
