package im.gangway.core.disco;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.testing.HandlerHarness;
import im.gangway.core.testing.SampleService;
import im.gangway.core.testing.SampleService.Listing;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.NetworkAddress;
import im.gangway.transport.RoomAddress;
import im.gangway.transport.RoomSummary;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomDirectoryTest {
  private static final String GATEWAY = HandlerHarness.DOMAIN;
  private static final String NETWORK = "net.work@" + GATEWAY;
  private static final String ALICE = "alice@example.org/r";
  private static final Pattern JID = Pattern.compile("<item jid=\"([^\"]*)\"");
  private static final Pattern LAST = Pattern.compile("<last>([^<]*)</last>");

  private final SampleService service = new SampleService();
  private final HandlerHarness gateway = new HandlerHarness(SampleService.INFO, service);

  @BeforeEach
  void install() {
    gateway
        .handlers()
        .iq(
            new DiscoItemsHandler(
                List.of(
                    new RoomDirectory(
                        gateway.context(), Optional.of(new NetworkAddress("only.net"))))));
  }

  @Test
  @DisplayName("C-05 no items are no error")
  void answersWithNothing() {
    assertThat(gateway.ask("get", "bob@" + GATEWAY, items("")))
        .contains("<query xmlns=\"http://jabber.org/protocol/disco#items\"/>");
  }

  @Test
  void listsTheOnlyNetworkForTheGatewayItself() {
    gateway.send(
        "<iq id='q' type='get' from='" + ALICE + "' to='" + GATEWAY + "'>" + items("") + "</iq>");
    assertThat(listing(0).network()).isEqualTo(new NetworkAddress("only.net"));
    listing(0).tell(0, 1);
    listing(0).done().complete(null);
    assertThat(gateway.next()).contains("#r0%only.net@legacy.example.org");
  }

  @Test
  void answersTheFirstPartBeforeTheListEnds() {
    request(ALICE, set("<max>3</max>"));
    assertThat(gateway.isQuiet()).isTrue();

    listing(0).tell(0, 3);

    assertThat(gateway.next())
        .contains(
            "<item jid=\"#r0%net.work@legacy.example.org\" name=\"#r0 (0)\"/>"
                + "<item jid=\"#r1%net.work@legacy.example.org\" name=\"#r1 (1)\"/>"
                + "<item jid=\"#r2%net.work@legacy.example.org\" name=\"#r2 (2)\"/>"
                + "<set xmlns=\"http://jabber.org/protocol/rsm\">"
                + "<first index=\"0\">#r0%net.work</first><last>#r2%net.work</last></set>");
  }

  @Test
  void answersLaterPartsAsTheyBecomeKnown() {
    request(ALICE, set("<max>3</max>"));
    listing(0).tell(0, 4);
    String last = last(gateway.next());
    request(ALICE, set("<max>3</max><after>" + last + "</after>"));
    assertThat(gateway.isQuiet()).isTrue();

    listing(0).done().complete(null);

    assertThat(gateway.next())
        .contains("<first index=\"3\">#r3%net.work</first><last>#r3%net.work</last>")
        .contains("<count>4</count>");
    assertThat(service.listings()).hasSize(1);
  }

  @Test
  void pagesThroughFiftyThousandRoomsWithoutGapOrRepetition() {
    request(ALICE, set("<max>300</max>"));
    listing(0).tell(0, 50_000);
    listing(0).done().complete(null);
    List<String> seen = new ArrayList<>();
    String page = gateway.next();
    while (page.contains("<item ")) {
      assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(100_000);
      JID.matcher(page).results().forEach(jid -> seen.add(jid.group(1)));
      page = gateway.ask("get", NETWORK, set("<max>300</max><after>" + last(page) + "</after>"));
    }
    assertThat(seen).hasSize(50_000);
    assertThat(new HashSet<>(seen)).hasSize(50_000);
    assertThat(service.listings()).hasSize(1);
  }

  @Test
  void keepsNoMoreThanItsLimit() {
    request(ALICE, set("<max>0</max>"));
    listing(0).tell(0, 70_000);
    listing(0).done().complete(null);
    assertThat(gateway.next()).contains("<count>" + RoomList.MAX_ROOMS + "</count>");
  }

  @Test
  void pagesBackwards() {
    fetched(5);
    assertThat(gateway.ask("get", NETWORK, set("<max>2</max><before/>")))
        .contains("<first index=\"3\">#r3%net.work</first><last>#r4%net.work</last>");
    assertThat(gateway.ask("get", NETWORK, set("<max>2</max><before>#r3%net.work</before>")))
        .contains("<first index=\"1\">#r1%net.work</first><last>#r2%net.work</last>");
  }

  @Test
  void startsAtAnIndex() {
    fetched(5);
    assertThat(gateway.ask("get", NETWORK, set("<max>2</max><index>3</index>")))
        .contains("<first index=\"3\">#r3%net.work</first><last>#r4%net.work</last>");
    assertThat(gateway.ask("get", NETWORK, set("<max>2</max><index>99999999999</index>")))
        .doesNotContain("<item ");
  }

  @Test
  void tellsAllOfAShortListToWhoKnowsNoParts() {
    request(ALICE, items(""));
    listing(0).tell(0, 3);
    assertThat(gateway.isQuiet()).isTrue();
    listing(0).done().complete(null);
    assertThat(gateway.next()).contains("#r2%net.work").doesNotContain("<set");
  }

  @Test
  void tellsPartOfALongListToWhoKnowsNoParts() {
    request(ALICE, items(""));
    listing(0).tell(0, 2000);
    listing(0).done().complete(null);
    assertThat(gateway.next()).contains("<count>2000</count>");
  }

  @Test
  void boundsAnswersWhateverRoomsAreCalled() {
    request(ALICE, items(""));
    for (int i = 0; i < 300; i++) {
      String name = "#" + i + "\"&<".repeat(300);
      listing(0)
          .each()
          .accept(new RoomSummary(new RoomAddress("#" + "ü".repeat(400) + i), name, 1, ""));
    }
    listing(0).done().complete(null);
    assertThat(gateway.next().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(250_000);
  }

  @Test
  void leavesOutRoomsThatNoJidCanName() {
    request(ALICE, items(""));
    listing(0).each().accept(new RoomSummary(new RoomAddress("#a\u0002b"), "x", 1, ""));
    listing(0).done().complete(null);
    assertThat(gateway.next()).contains("type=\"result\"").doesNotContain("<item");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<max>x</max>", "<max/>", "<max>-1</max>", "<index>1.5</index>"})
  void refusesWhatIsNoNumber(String wish) {
    assertThat(gateway.ask("get", NETWORK, set(wish))).contains("<bad-request");
  }

  @Test
  void knowsNoRoomThatIsNotListed() {
    fetched(2);
    assertThat(gateway.ask("get", NETWORK, set("<after>#gone</after>")))
        .contains("<item-not-found");
    assertThat(gateway.ask("get", NETWORK, set("<before>#gone</before>")))
        .contains("<item-not-found");
  }

  @Test
  @DisplayName("C-06 nobody is shown another user's list")
  void fetchesForEachUser() {
    fetched(2);
    request("eve@example.org/r", items(""));
    assertThat(gateway.isQuiet()).isTrue();
    listing(1).done().complete(null);
    assertThat(gateway.next()).contains("to=\"eve@example.org/r\"").doesNotContain("<item");
  }

  @Test
  void fetchesOneListAtATimeForAUser() {
    request(ALICE, items(""));
    assertThat(gateway.ask("get", "other.net@" + GATEWAY, items("")))
        .contains("<error type=\"wait\"><resource-constraint");
  }

  @Test
  void fetchesAnewWhenTheListIsOld() {
    fetched(2);
    gateway.advance(Duration.ofMinutes(11));
    request(ALICE, items(""));
    assertThat(service.listings()).hasSize(2);
  }

  @Test
  void tellsThatTheListFailed() {
    request(ALICE, items(""));
    listing(0).tell(0, 5);
    listing(0)
        .done()
        .completeExceptionally(new LegacyException(FailureReason.CONNECTION_LOST, "Lost."));
    assertThat(gateway.next()).contains("<remote-server-timeout").contains("Lost.");
    request(ALICE, items(""));
    assertThat(service.listings()).hasSize(2);
  }

  private void fetched(int rooms) {
    request(ALICE, items(""));
    listing(0).tell(0, rooms);
    listing(0).done().complete(null);
    gateway.next();
  }

  private Listing listing(int number) {
    return service.listings().get(number);
  }

  private void request(String from, String payload) {
    gateway.send(
        "<iq id='q' type='get' from='" + from + "' to='" + NETWORK + "'>" + payload + "</iq>");
  }

  private static String set(String wish) {
    return items("<set xmlns='http://jabber.org/protocol/rsm'>" + wish + "</set>");
  }

  private static String items(String set) {
    return "<query xmlns='http://jabber.org/protocol/disco#items'>" + set + "</query>";
  }

  private static String last(String page) {
    return LAST.matcher(page).results().findFirst().orElseThrow().group(1);
  }
}
