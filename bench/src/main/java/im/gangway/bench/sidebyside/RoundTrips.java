package im.gangway.bench.sidebyside;

import im.gangway.bench.peer.Stanza;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/** At a steady pace a user writes, somebody on IRC answers at once, and the user sees it. */
final class RoundTrips {
  private static final long PACE_NANOS = 5_000_000;
  private static final String ANSWER = "answer ";

  private final Site site;
  private final int talkers;

  RoundTrips(Site site, int talkers) {
    this.site = site;
    this.talkers = talkers;
  }

  /** So many; returns their times in nanoseconds, sorted. */
  long[] run(int count) throws InterruptedException {
    AtomicLongArray times = new AtomicLongArray(count);
    Countdown answered = new Countdown("answers", count);
    site.irc().onMessage((nick, target, text) -> site.irc().say(target, "herald", ANSWER + text));
    site.xmpp().onStanza(stanza -> take(stanza, times, answered));
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      LockSupport.parkNanos(start + i * PACE_NANOS - System.nanoTime());
      times.set(i, System.nanoTime());
      site.say(Person.of(i % talkers), "trip " + i);
    }
    answered.await();
    site.irc().onMessage((nick, target, text) -> {});
    long[] sorted = new long[count];
    Arrays.setAll(sorted, times::get);
    Arrays.sort(sorted);
    return sorted;
  }

  private static void take(Stanza stanza, AtomicLongArray times, Countdown answered) {
    String body = stanza.is("message") ? stanza.body() : "";
    if (body.startsWith(ANSWER)) {
      int number = Integer.parseInt(body.substring(body.lastIndexOf(' ') + 1));
      times.set(number, System.nanoTime() - times.get(number));
      answered.happened();
    }
  }
}
