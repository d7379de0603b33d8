package im.gangway.bench.sidebyside;

import java.util.concurrent.atomic.AtomicInteger;

/** Somebody on IRC speaks in a channel where many users are. */
final class FanOut {
  private static final String CHANNEL = "#many";
  private static final int AHEAD = 5;

  private final Site site;

  FanOut(Site site) {
    this.site = site;
  }

  static String channel(Person person) {
    return CHANNEL;
  }

  /** So many messages for so many listeners; returns when everyone has all. */
  void run(int listeners, int messages) throws InterruptedException {
    Countdown arrived = new Countdown("copies", listeners * messages);
    AtomicInteger copies = new AtomicInteger();
    AtomicInteger said = new AtomicInteger();
    site.xmpp()
        .onStanza(
            stanza -> {
              if (stanza.is("message") && stanza.has("<body")) {
                arrived.happened();
                if (copies.incrementAndGet() % listeners == 0) {
                  say(said, messages);
                }
              }
            });
    for (int i = 0; i < AHEAD; i++) {
      say(said, messages);
    }
    arrived.await();
  }

  private void say(AtomicInteger said, int messages) {
    int number = said.getAndIncrement();
    if (number < messages) {
      site.irc().say(CHANNEL, "herald", "For everybody here, message " + number);
    }
  }
}
