package im.gangway.core.disco;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.address.TargetKind;
import im.gangway.core.info.PingHandler;
import im.gangway.core.info.VersionHandler;
import im.gangway.core.testing.HandlerHarness;
import im.gangway.core.testing.SampleService;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xmpp.packet.Presence;

class DiscoInfoHandlerTest {
  private static final String GATEWAY = HandlerHarness.DOMAIN;
  private static final String INFO = "<query xmlns='http://jabber.org/protocol/disco#info'/>";
  private static final Pattern FEATURE = Pattern.compile("<feature var=\"([^\"]*)\"/>");
  private static final Pattern IDENTITY =
      Pattern.compile("<identity category=\"([^\"]*)\" type=\"([^\"]*)\"(?: name=\"([^\"]*)\")?/>");

  private final HandlerHarness gateway =
      new HandlerHarness(SampleService.INFO, new SampleService());
  private Capabilities capabilities;

  @BeforeEach
  void install() {
    capabilities = new Capabilities(gateway.handlers(), SampleService.INFO);
    List<DiscoExtension> extensions = List.of(new QuietRooms());
    gateway
        .handlers()
        .iq(new DiscoInfoHandler(capabilities, extensions))
        .iq(new DiscoItemsHandler(extensions))
        .iq(new PingHandler())
        .iq(new VersionHandler("1"))
        .feature(TargetKind.GATEWAY, "jid\\20escaping");
  }

  /** Tells of rooms that they are quiet, and answers for a node. */
  private static final class QuietRooms implements DiscoExtension {
    @Override
    public Set<TargetKind> targets() {
      return Set.of(TargetKind.ROOM);
    }

    @Override
    public boolean owns(String node) {
      return node.equals("volume");
    }

    @Override
    public void describe(DiscoRequest request, DiscoInfo info) {
      info.feature(request.node().isEmpty() ? "urn:example:quiet" : "urn:example:volume");
    }
  }

  @Test
  @DisplayName("C-01 what the gateway is and can do")
  void describesTheGateway() {
    assertThat(gateway.ask("get", GATEWAY, INFO))
        .contains("<identity category=\"gateway\" type=\"irc\" name=\"Sample\"/>")
        .contains("<identity category=\"conference\" type=\"irc\" name=\"Sample\"/>")
        .contains("var=\"http://jabber.org/protocol/disco#info\"")
        .contains("var=\"http://jabber.org/protocol/disco#items\"")
        .contains("var=\"jabber:iq:version\"")
        .contains("var=\"urn:xmpp:ping\"")
        .contains("var=\"jid\\20escaping\"")
        .doesNotContain("urn:example:quiet");
  }

  @Test
  void describesRoomsAsTheirConcernDoes() {
    assertThat(gateway.ask("get", "#r@" + GATEWAY, INFO))
        .contains("<identity category=\"conference\" type=\"irc\" name=\"#r\"/>")
        .contains("urn:example:quiet");
  }

  @Test
  void describesContactsAndOccupants() {
    assertThat(gateway.ask("get", "bob@" + GATEWAY, INFO))
        .contains("<identity category=\"client\" type=\"pc\"/>")
        .doesNotContain("jabber:iq:version");
    assertThat(gateway.ask("get", "#r@" + GATEWAY + "/Bob", INFO))
        .contains("<identity category=\"client\" type=\"pc\" name=\"Bob\"/>");
  }

  @Test
  @DisplayName("C-02 unknown nodes")
  void knowsNoOtherNodes() {
    assertThat(gateway.ask("get", GATEWAY, info("x-unknown")))
        .contains("<error type=\"cancel\"><item-not-found");
    assertThat(gateway.ask("get", GATEWAY, info("volume"))).contains("<item-not-found");
  }

  @Test
  @DisplayName("C-03 known nodes are echoed")
  void echoesKnownNodes() {
    assertThat(gateway.ask("get", "#r@" + GATEWAY, info("volume")))
        .contains("node=\"volume\"")
        .contains("urn:example:volume")
        .doesNotContain("urn:example:quiet");
  }

  @ParameterizedTest
  @DisplayName("C-03 C-04 capabilities are the hash of what is told")
  @EnumSource(names = {"GATEWAY", "NETWORK", "CONTACT"})
  void hashesWhatItTells(TargetKind kind) throws Exception {
    Presence presence = new Presence();
    capabilities.addTo(presence, kind);
    var caps = presence.getElement().element("c");
    String node = caps.attributeValue("node") + "#" + caps.attributeValue("ver");

    String told = gateway.ask("get", jid(kind), info(node));

    assertThat(told).contains("node=\"" + node + "\"");
    assertThat(caps.attributeValue("ver")).isEqualTo(hash(told));
    assertThat(hash(gateway.ask("get", jid(kind), INFO))).isEqualTo(hash(told));
  }

  @Test
  @DisplayName("C-09 addresses of nobody")
  void knowsNothingOfInvalidAddresses() {
    assertThat(gateway.ask("get", "nobody@" + GATEWAY, INFO)).contains("<item-not-found");
  }

  @Test
  void hashesTheExampleOfTheSpecification() {
    DiscoInfo exodus = new DiscoInfo().identity("client", "pc", "Exodus 0.9.1");
    exodus
        .feature("http://jabber.org/protocol/muc")
        .feature("http://jabber.org/protocol/disco#info")
        .feature("http://jabber.org/protocol/disco#items")
        .feature("http://jabber.org/protocol/caps");
    assertThat(Capabilities.version(exodus)).isEqualTo("QgayPKawpkPSDYmwT/WM94uAlu0=");
  }

  private static String jid(TargetKind kind) {
    return switch (kind) {
      case NETWORK -> "net.work@" + GATEWAY;
      case CONTACT -> "bob@" + GATEWAY;
      default -> GATEWAY;
    };
  }

  private static String info(String node) {
    return INFO.replace("/>", " node='" + node + "'/>");
  }

  /** XEP-0115 §5.1 once more, from what went over the wire. */
  private static String hash(String told) throws Exception {
    String identities =
        IDENTITY
            .matcher(told)
            .results()
            .map(m -> m.group(1) + "/" + m.group(2) + "//" + (m.group(3) == null ? "" : m.group(3)))
            .sorted()
            .map(text -> text + "<")
            .collect(Collectors.joining());
    Matcher features = FEATURE.matcher(told);
    String all =
        features.results().map(m -> m.group(1) + "<").sorted().collect(Collectors.joining());
    byte[] digest =
        MessageDigest.getInstance("SHA-1")
            .digest((identities + all).getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(digest);
  }
}
