package im.gangway.core.text;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.nio.charset.StandardCharsets;

/**
 * How long a text may be.
 *
 * @param maxBytes in UTF-8
 */
public record TextLimit(int maxBytes) {

  /** Refuses a text that is too long; nothing of it has then been sent. */
  public void check(String text) throws LegacyException {
    if (text.length() > maxBytes || text.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
      throw new LegacyException(
          FailureReason.TEXT_TOO_LONG, Text.of(TextLimit.class, "too-long", maxBytes));
    }
  }
}
