package im.gangway.core.info;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.testing.HandlerHarness;
import im.gangway.core.testing.SampleService;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InfoHandlersTest {
  private static final String GATEWAY = HandlerHarness.DOMAIN;
  private static final String CONTACT = "bob@" + GATEWAY;

  private final HandlerHarness gateway =
      new HandlerHarness(SampleService.INFO, new SampleService());

  @BeforeEach
  void install() {
    gateway
        .handlers()
        .iq(new PingHandler())
        .iq(VersionHandler.ofThisProgram())
        .iq(new LastActivityHandler(gateway.context()))
        .iq(new EntityTimeHandler(gateway.context().clock()))
        .iq(new VcardHandler(SampleService.INFO))
        .iq(new ContactVcardHandler(SampleService.INFO));
  }

  @ParameterizedTest
  @DisplayName("C-13 ping")
  @ValueSource(strings = {GATEWAY, "net.work@" + GATEWAY, CONTACT, CONTACT + "/x", "#r@" + GATEWAY})
  void answersPings(String to) {
    assertThat(gateway.ask("get", to, "<ping xmlns='urn:xmpp:ping'/>"))
        .isEqualTo(
            "<iq type=\"result\" id=\"q\" from=\"%s\" to=\"alice@example.org/r\"/>".formatted(to));
  }

  @Test
  @DisplayName("C-10 version")
  void tellsItsVersion() {
    assertThat(gateway.ask("get", GATEWAY, "<query xmlns='jabber:iq:version'/>"))
        .contains("<name>Gangway</name><version>")
        .doesNotContain("<os>");
  }

  @Test
  @DisplayName("C-11 uptime")
  void tellsForHowLongItRuns() {
    gateway.advance(Duration.ofMinutes(2));
    assertThat(gateway.ask("get", GATEWAY, "<query xmlns='jabber:iq:last'/>"))
        .contains("<query xmlns=\"jabber:iq:last\" seconds=\"120\"/>");
  }

  @Test
  @DisplayName("C-12 entity time")
  void tellsTheTime() {
    assertThat(gateway.ask("get", GATEWAY, "<time xmlns='urn:xmpp:time'/>"))
        .contains(
            "<time xmlns=\"urn:xmpp:time\"><tzo>+00:00</tzo>"
                + "<utc>2026-01-01T00:00:00Z</utc></time>");
  }

  @Test
  @DisplayName("C-14 the gateway's card")
  void showsItsCard() {
    assertThat(gateway.ask("get", GATEWAY, "<vCard xmlns='vcard-temp'/>"))
        .contains("<FN>Sample</FN><URL>https://gangway.im/</URL>")
        .contains("<DESC>A Gangway gateway to Sample</DESC>");
  }

  @Test
  @DisplayName("C-15 cards of contacts; changing cards")
  void hasNoCardsOfContactsAndLetsNobodyChangeOne() {
    assertThat(gateway.ask("get", CONTACT, "<vCard xmlns='vcard-temp'/>"))
        .contains("<item-not-found");
    assertThat(gateway.ask("set", CONTACT, "<vCard xmlns='vcard-temp'/>"))
        .contains("<error type=\"auth\"><forbidden");
    assertThat(gateway.ask("set", GATEWAY, "<vCard xmlns='vcard-temp'/>")).contains("<forbidden");
  }
}
