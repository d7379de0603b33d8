package im.gangway.bench.sidebyside;

import im.gangway.bench.peer.Stanza;
import java.util.List;
import java.util.function.Function;

/** People enter channels; one has entered when the subject has come. */
final class Joins {
  private final Site site;

  Joins(Site site) {
    this.site = site;
  }

  /** All at once; returns when all have entered. */
  void enter(List<Person> people, Function<Person, String> channel) throws InterruptedException {
    Countdown entered = new Countdown("entered", people.size());
    site.xmpp()
        .onStanza(
            stanza -> {
              if (isEnd(stanza)) {
                entered.happened();
              }
            });
    people.forEach(person -> site.join(person, channel.apply(person)));
    entered.await();
  }

  private static boolean isEnd(Stanza stanza) {
    return stanza.is("message") && stanza.has("<subject");
  }
}
