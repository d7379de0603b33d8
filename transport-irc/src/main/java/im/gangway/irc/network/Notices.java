package im.gangway.irc.network;

import im.gangway.irc.line.Formatting;
import im.gangway.transport.LegacyEvent.ServiceNotice;
import im.gangway.transport.NetworkAddress;
import im.gangway.transport.Text;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a network itself tells the user, at a bearable rate: a burst of texts, then one every few
 * seconds; how many were left out is told with the next.
 */
final class Notices {
  private static final int BURST = 20;
  private static final Duration PER_TEXT = Duration.ofSeconds(3);
  private static final int MAX_TEXT = 1000;

  private final Allowance texts;
  private final Optional<NetworkAddress> network;
  private final Consumer<ServiceNotice> publish;
  private int leftOut;

  Notices(Clock clock, Optional<NetworkAddress> network, Consumer<ServiceNotice> publish) {
    this.texts = new Allowance(clock, BURST, PER_TEXT);
    this.network = network;
    this.publish = publish;
  }

  /** In the network's words. */
  void tell(String raw) {
    tell(Text.literal(cut(Formatting.strip(raw).strip())));
  }

  /** In our own. */
  void tell(Text text) {
    if (text.isEmpty()) {
      return;
    }
    if (!texts.take()) {
      leftOut++;
      return;
    }
    publish.accept(new ServiceNotice(network, remarked(text)));
  }

  private Text remarked(Text text) {
    Text remarked = leftOut == 0 ? text : Text.of(Notices.class, "left-out", text, leftOut);
    leftOut = 0;
    return remarked;
  }

  private static String cut(String text) {
    if (text.length() <= MAX_TEXT) {
      return text;
    }
    int end = text.offsetByCodePoints(0, Math.min(MAX_TEXT / 2, text.codePointCount(0, MAX_TEXT)));
    return text.substring(0, end) + "…";
  }
}
