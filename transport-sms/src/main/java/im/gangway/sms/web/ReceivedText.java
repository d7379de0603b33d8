package im.gangway.sms.web;

import im.gangway.sms.text.Octets;
import im.gangway.sms.text.Part;
import im.gangway.sms.text.ShortMessage;
import im.gangway.sms.text.TextCoding;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Texts of providers that decode and join themselves. */
public final class ReceivedText {
  private ReceivedText() {}

  /** A whole text as a short message. */
  public static ShortMessage of(String text) {
    Octets units = Octets.of(text.getBytes(StandardCharsets.UTF_16BE));
    return new ShortMessage(new Part(TextCoding.UCS2, units), Optional.empty(), Optional.empty());
  }
}
