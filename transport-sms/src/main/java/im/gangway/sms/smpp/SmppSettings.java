package im.gangway.sms.smpp;

import im.gangway.sms.provider.Backend;
import im.gangway.sms.receipt.MessageIdForm;
import im.gangway.sms.smpp.wire.BindTransceiver;
import im.gangway.sms.smpp.wire.SmppEndpoint;
import im.gangway.sms.text.DefaultAlphabet;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.Setting.Type;
import im.gangway.transport.Settings;
import im.gangway.transport.SettingsSchema;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How a route over SMPP is set up.
 *
 * @param region whose numbers come without a country code
 * @param window the most submissions without an answer
 * @param alphabet what data coding 0 means at this SMSC
 * @param gsmDataCoding by which we say that a text is in that alphabet
 * @param longMessages how parts of long messages are marked
 * @param responseIds how ids are written in responses
 * @param receiptIds how ids are written in receipts
 * @param receiptsByText whether a text alone can make a receipt
 * @param times how long to wait for what
 */
record SmppSettings(
    SmppEndpoint endpoint,
    BindTransceiver bind,
    String region,
    int window,
    DefaultAlphabet alphabet,
    int gsmDataCoding,
    LongMessages longMessages,
    MessageIdForm responseIds,
    MessageIdForm receiptIds,
    boolean receiptsByText,
    Times times) {
  private static final int LONGEST_SYSTEM_ID = 15;
  private static final int LONGEST_PASSWORD = 8;
  private static final int LONGEST_SYSTEM_TYPE = 12;

  /** How parts of long messages are marked. */
  enum LongMessages {
    /** By a header in the user data. */
    UDH,
    /** By the optional parameters {@code sar_*}. */
    SAR,
    /** There are none: the SMSC takes whole texts in {@code message_payload} and cuts. */
    PAYLOAD
  }

  /**
   * How long to wait.
   *
   * @param response for answers
   * @param idle until the link is probed
   * @param firstPause after a link ended
   * @param longestPause to which pauses grow, and how long one is after refused credentials
   */
  record Times(Duration response, Duration idle, Duration firstPause, Duration longestPause) {
    Times {
      if (response.isNegative() || response.isZero() || idle.isNegative() || idle.isZero()) {
        throw new IllegalArgumentException("response-timeout and enquire-link are more than zero");
      }
      if (firstPause.isNegative() || firstPause.compareTo(longestPause) > 0) {
        throw new IllegalArgumentException("rebind-first is not longer than rebind-longest");
      }
    }
  }

  /** What routes of this kind may say. */
  static SettingsSchema schema() {
    return SettingsSchema.builder()
        .required("host", Type.TEXT, "The SMSC's name or address.")
        .port("port", 2775, "The SMSC's port; with TLS often 3550.")
        .required("system-id", Type.TEXT, "The name of the account, 15 octets at most.")
        .secret("password", "Its password, 8 octets at most.")
        .text("system-type", "", "The kind of system, where the SMSC asks for one.")
        .flag("tls", false, "Whether the link is TLS; the certificate must be the host's.")
        .number("window", 10, "How many segments may wait for the provider's answer at once.")
        .text("alphabet", "gsm", "What data coding 0 means: gsm, gsm-packed or latin1.")
        .number("gsm-data-coding", 0, "The data coding of texts in that alphabet: 0 or 1.")
        .text("long-messages", "udh", "How parts are marked: udh, sar, or payload for none.")
        .text("response-ids", "text", "Ids in responses are: text, decimal or hexadecimal.")
        .text("receipt-ids", "text", "Ids in receipts are: text, decimal or hexadecimal.")
        .flag("receipts-by-text", false, "Whether receipts come without the bits that say so.")
        .duration("response-timeout", Duration.ofSeconds(30), "How long answers may take.")
        .duration("enquire-link", Duration.ofSeconds(30), "After which silence we probe.")
        .duration("rebind-first", Duration.ofSeconds(5), "The first pause after a lost link.")
        .duration("rebind-longest", Duration.ofSeconds(300), "To which pauses grow.")
        .build();
  }

  static SmppSettings of(Backend.Setup setup) throws ConfigurationException {
    Settings settings = setup.settings();
    try {
      return new SmppSettings(
          endpoint(setup),
          bind(settings),
          setup.region(),
          settings.number("window"),
          alphabet(settings.text("alphabet")),
          gsmDataCoding(settings.number("gsm-data-coding")),
          choice(LongMessages.class, settings, "long-messages"),
          choice(MessageIdForm.class, settings, "response-ids"),
          choice(MessageIdForm.class, settings, "receipt-ids"),
          settings.flag("receipts-by-text"),
          new Times(
              settings.duration("response-timeout"),
              settings.duration("enquire-link"),
              settings.duration("rebind-first"),
              settings.duration("rebind-longest")));
    } catch (IllegalArgumentException bad) {
      throw new ConfigurationException("routes: " + setup.id() + ": " + bad.getMessage(), bad);
    }
  }

  private static SmppEndpoint endpoint(Backend.Setup setup) {
    Settings settings = setup.settings();
    return new SmppEndpoint(
        settings.text("host"),
        settings.number("port"),
        settings.flag("tls") ? Optional.of(setup.context().tls()) : Optional.empty());
  }

  private static BindTransceiver bind(Settings settings) {
    return new BindTransceiver(
        fitting("system-id", settings.text("system-id"), LONGEST_SYSTEM_ID),
        fitting("password", settings.optionalText("password").orElse(""), LONGEST_PASSWORD),
        fitting("system-type", settings.text("system-type"), LONGEST_SYSTEM_TYPE));
  }

  private static String fitting(String key, String value, int longest) {
    if (value.length() > longest || !value.chars().allMatch(c -> c > 0 && c < 0x100)) {
      throw new IllegalArgumentException(key + " is " + longest + " octets of Latin-1 at most");
    }
    return value;
  }

  private static DefaultAlphabet alphabet(String name) {
    return switch (name) {
      case "gsm" -> DefaultAlphabet.GSM;
      case "gsm-packed" -> DefaultAlphabet.GSM_PACKED;
      case "latin1" -> DefaultAlphabet.LATIN1;
      default -> throw new IllegalArgumentException("alphabet is gsm, gsm-packed or latin1");
    };
  }

  private static int gsmDataCoding(int value) {
    if (value != 0 && value != 1) {
      throw new IllegalArgumentException("gsm-data-coding is 0 or 1");
    }
    return value;
  }

  private static <E extends Enum<E>> E choice(Class<E> type, Settings settings, String key) {
    String name = settings.text(key);
    try {
      return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(key + " cannot be " + name, unknown);
    }
  }
}
