package im.gangway.sms.receipt;

import im.gangway.transport.Text;
import java.util.Optional;

/** Words about a carrier's refusal, with the carrier's code where there is one. */
final class CarrierText {
  private CarrierText() {}

  static Text of(String key, Optional<String> code) {
    Text text = Text.of(CarrierText.class, key);
    return code.map(said -> Text.of(CarrierText.class, "with-code", text, said)).orElse(text);
  }
}
