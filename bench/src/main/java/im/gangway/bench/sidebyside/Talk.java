package im.gangway.bench.sidebyside;

import im.gangway.bench.peer.Stanza;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Messages in people's own channels, a few of each under way at a time: what comes back lets the
 * next one go.
 */
final class Talk {
  private final Site site;
  private final int talkers;

  Talk(Site site, int talkers) {
    this.site = site;
    this.talkers = talkers;
  }

  private interface Sending {
    void send(Person person, String text);
  }

  /** From users to IRC; returns when IRC has all and every one was reflected. */
  void toIrc(int messages) throws InterruptedException {
    Countdown heard = new Countdown("messages for IRC", messages);
    site.irc().onMessage((nick, target, text) -> heard.happened());
    run(messages, site::say);
    heard.await();
    site.irc().onMessage((nick, target, text) -> {});
  }

  /** From IRC to users; returns when all have come. */
  void fromIrc(int messages) throws InterruptedException {
    run(messages, (person, text) -> site.irc().say(person.channel(), "herald", text));
  }

  private void run(int messages, Sending sending) throws InterruptedException {
    Countdown arrived = new Countdown("messages for users", messages);
    AtomicInteger sent = new AtomicInteger();
    site.xmpp().onStanza(stanza -> arrived(stanza, messages, sent, sending, arrived));
    for (int i = 0; i < talkers * Load.WINDOW; i++) {
      next(Person.of(i % talkers), messages, sent, sending);
    }
    arrived.await();
  }

  private static void arrived(
      Stanza stanza, int messages, AtomicInteger sent, Sending sending, Countdown arrived) {
    if (!stanza.is("message") || !stanza.has("<body")) {
      return;
    }
    if (stanza.attribute("type").equals("error")) {
      throw new IllegalStateException(stanza.xml());
    }
    arrived.happened();
    next(Person.at(stanza.attribute("to")), messages, sent, sending);
  }

  private static void next(Person person, int messages, AtomicInteger sent, Sending sending) {
    int number = sent.getAndIncrement();
    if (number < messages) {
      sending.send(person, "What people say, message " + number);
    }
  }
}
