package im.gangway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.peers.CertificateAuthority;
import im.gangway.peers.GangwayProcess;
import im.gangway.peers.Inspircd;
import im.gangway.peers.IrcClient;
import im.gangway.peers.PeerLogs;
import im.gangway.peers.Prosody;
import im.gangway.peers.XmppClient;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The channels of an InspIRCd as a list of rooms, in parts, through Prosody. */
@ExtendWith(PeerLogs.class)
class RoomListIT {
  private static final int CHANNELS = 15;
  private static final int PAGE = 6;

  @Test
  void theChannelsOfANetworkAreListedInParts() throws Exception {
    try (Opened opened = new Opened()) {
      Prosody prosody = opened.add(Prosody.start());
      Inspircd irc = opened.add(Inspircd.start(opened.add(CertificateAuthority.create())));
      opened.add(
          GangwayProcess.start(
              GatewayConf.of(prosody, GatewayConf.network("testnet", irc.port(), false), "")));
      String network = "testnet@" + prosody.component("irc");
      IrcClient ian = opened.add(IrcClient.connect(irc.port()).register("ian"));
      channels().forEach(ian::join);
      XmppClient alice = opened.add(XmppClient.login(prosody, "alice", "one"));

      List<RoomPage> pages = pages(alice, network);

      assertThat(pages).extracting(page -> page.rooms().size()).containsExactly(6, 6, 3);
      assertThat(pages.get(2).count()).contains("" + CHANNELS);
      assertThat(pages.stream().flatMap(page -> page.rooms().stream()))
          .containsExactlyInAnyOrderElementsOf(
              channels().map(channel -> channel + "%" + network).toList());
      assertThat(alice.joinRoom("#list-07%" + network, "alice").occupants()).contains("ian");
    }
  }

  private static List<RoomPage> pages(XmppClient client, String network) {
    List<RoomPage> pages = new ArrayList<>();
    String set = "<max>" + PAGE + "</max>";
    do {
      pages.add(RoomPage.ask(client, network, set));
      set = "<max>" + PAGE + "</max><after>" + last(pages).last().orElseThrow() + "</after>";
    } while (last(pages).rooms().size() == PAGE);
    return pages;
  }

  private static RoomPage last(List<RoomPage> pages) {
    return pages.get(pages.size() - 1);
  }

  private static Stream<String> channels() {
    return IntStream.rangeClosed(1, CHANNELS).mapToObj("#list-%02d"::formatted);
  }
}
