package im.gangway.load;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.load.RoundTrips.Trip;
import im.gangway.peers.PeerLogs;
import im.gangway.scripted.ScriptedWorld;
import im.gangway.scripted.WorldSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.dom4j.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A channel of 20,000 is entered while a hundred others talk elsewhere. */
@ExtendWith(PeerLogs.class)
class BigChannelIT {
  private static final int MEMBERS = 20_000;
  private static final int TALKERS = 100;

  /** How many stanzas of somebody else's bulk may come before one's own. */
  private static final int MOST_OVERTAKEN = 3_000;

  private static final String ENTERING = "entering@example.org/desk";
  private static final String BIG = ScriptedWorld.room("#big");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final AtomicInteger presences = new AtomicInteger();
  private final CountDownLatch entered = new CountDownLatch(1);
  private final List<Member> talkers = IntStream.range(0, TALKERS).mapToObj(Member::new).toList();
  private final Map<String, Member> byJid =
      talkers.stream().collect(Collectors.toMap(member -> member.jid, Function.identity()));

  @Test
  void letsOthersTalkWhileAChannelOf20000IsEntered() throws Exception {
    try (ScriptedWorld world = new ScriptedWorld();
        RoundTrips trips = new RoundTrips(world, talkers, presences::get)) {
      world.irc().offerCaps("echo-message", "message-tags", "server-time", "multi-prefix");
      world.irc().populate("#big", MEMBERS);
      world.startProcess("-Xmx256m", WorldSettings.DEFAULT);
      world.component().onStanza(stanza -> take(stanza, trips));
      talkers.forEach(member -> join(world, member.jid, member.room(), member.nick));
      Awaitility.await("all are there")
          .atMost(PATIENCE)
          .until(() -> talkers.stream().allMatch(Member::hasEntered));

      trips.start();
      Awaitility.await("talk").atMost(PATIENCE).until(() -> trips.finished().size() >= 1000);
      int quiet = trips.finished().size();
      join(world, ENTERING, BIG, "entering");
      assertThat(entered.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      trips.stop();
      Awaitility.await("the last word").atMost(PATIENCE).until(trips::isQuiet);

      judge(trips.finished(), quiet);
      assertThat(presences).hasValue(MEMBERS + 1);
      assertThat(world.xmpp().problems()).isEmpty();
    }
  }

  private void take(Element stanza, RoundTrips trips) {
    String to = stanza.attributeValue("to");
    if (to.equals(ENTERING)) {
      takeOfBig(stanza);
    } else if (byJid.containsKey(to)) {
      byJid.get(to).take(stanza);
      trips.take(stanza);
    }
  }

  private void takeOfBig(Element stanza) {
    if (stanza.getName().equals("presence")) {
      presences.incrementAndGet();
    } else if (stanza.element("subject") != null) {
      entered.countDown();
    }
  }

  private static void judge(List<Trip> all, int quiet) {
    List<Trip> before = all.subList(0, quiet);
    List<Trip> after = all.subList(quiet, all.size());
    List<Trip> meanwhile = after.stream().filter(trip -> trip.overtaken() > 0).toList();
    LoadReport.add("big channel, before it is entered: " + RoundTrips.describe(before));
    LoadReport.add("big channel, while it is entered: " + RoundTrips.describe(after));
    LoadReport.add(
        "big channel, at most %d of %d presences between a message and its reflection"
            .formatted(meanwhile.stream().mapToInt(Trip::overtaken).max().orElse(0), MEMBERS));
    assertThat(meanwhile)
        .as("messages that came back between the presences")
        .hasSizeGreaterThan(20);
    assertThat(meanwhile).allMatch(trip -> trip.overtaken() <= MOST_OVERTAKEN);
  }

  private static void join(ScriptedWorld world, String jid, String room, String nick) {
    world
        .component()
        .send(
            "<presence from='%s' to='%s/%s'><x xmlns='http://jabber.org/protocol/muc'/></presence>"
                .formatted(jid, room, nick));
  }
}
