package im.gangway.bench.sms;

import im.gangway.bench.peer.XmppPeer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Users with a number each who write to one contact each, a few messages ahead of what has come to
 * the carrier.
 */
final class Texters {
  static final String DOMAIN = "sms.example.org";

  private static final int AHEAD = 5;
  private static final int FIRST = 1000;

  private final XmppPeer xmpp;
  private final int users;
  private final AtomicInteger written = new AtomicInteger();
  private final LongAdder arrived = new LongAdder();

  Texters(XmppPeer xmpp, int users) {
    this.xmpp = xmpp;
    this.users = users;
  }

  /** The entries of their numbers in the configuration. */
  String numbers() {
    return IntStream.range(0, users)
        .mapToObj(
            user ->
                "{ number = \"+1415555%d\", owner = \"user%d@example.org\" }"
                    .formatted(FIRST + user, user))
        .collect(Collectors.joining("\n"));
  }

  void begin() {
    for (int each = 0; each < AHEAD; each++) {
      IntStream.range(0, users).forEach(this::write);
    }
  }

  private void write(int user) {
    int number = written.getAndIncrement();
    xmpp.send(
        "<message type='chat' from='user%d@example.org/d' to='+1212555%d@%s' id='m%d'><body>What people say, %d"
                .formatted(user, FIRST + user, DOMAIN, number, number)
            + "</body></message>");
  }

  /** A message has come to the carrier for that number, so its sender writes another one. */
  void arrived(String number) {
    arrived.increment();
    write(Integer.parseInt(number.substring(number.length() - 4)) - FIRST);
  }

  /** How many have come to the carrier. */
  long count() {
    return arrived.sum();
  }
}
