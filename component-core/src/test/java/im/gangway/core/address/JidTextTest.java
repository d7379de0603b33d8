package im.gangway.core.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.gangway.transport.InvalidAddressException;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xmpp.packet.JID;

class JidTextTest {

  @ParameterizedTest
  @CsvSource({
    "Alice@Example.ORG/Phone, alice@example.org/Phone",
    "example.org, example.org",
    "example.org., example.org",
    "example.org/r/s@t, example.org/r/s@t",
    "#chan%irc.example.net@irc.gw, #chan%irc.example.net@irc.gw",
    "a@[::1]/r, a@[::1]/r",
    "a@127.0.0.1, a@127.0.0.1",
    "Ünïcode@example.org, ünïcode@example.org",
    "a@BÜCHER.example, a@bücher.example",
    "a@xn--bcher-kva.example, a@bücher.example",
    "a@XN--BCHER-KVA.example/x, a@bücher.example/x",
  })
  void normalises(String text, String expected) throws InvalidAddressException {
    assertThat(JidText.parse(text)).hasToString(expected);
  }

  @Test
  void composesWhatIsDecomposed() throws InvalidAddressException {
    assertThat(JidText.parse("u\u0308@example.org/e\u0301"))
        .isEqualTo(JidText.parse("\u00fc@example.org/\u00e9"));
  }

  @Test
  void keepsDomainsApartThatOldPreparationWouldMerge() throws InvalidAddressException {
    assertThat(JidText.parse("a@stra\u00dfe.example"))
        .isNotEqualTo(JidText.parse("a@strasse.example"));
  }

  @Test
  @DisplayName("B-20 a resource of emoji")
  void takesEmojiInResources() throws InvalidAddressException {
    String emoji = "\ud83d\ude00".repeat(255);
    assertThat(JidText.parse("a@example.org/" + emoji).getResource()).isEqualTo(emoji);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@example.org",
        "a@",
        "a@example.org/",
        "/r",
        "a b@example.org",
        "a\"b@example.org",
        "a:b@example.org",
        "a<b@example.org",
        "a@b@example.org",
        "a@exa mple.org",
        "a@example..org",
        "a@.org",
        "a\u0000@example.org",
        "a@example.org/\u0007",
        "a@example.org/\r\n",
        "a\u00a0b@example.org",
        "a@b:5222",
        "a@example.org/\ud800",
        "a@example.org/\uffff",
        "a@ex\u2028ample.org",
        "\u0085@example.org",
        "ü@x_ü/\u202a\u0001",
        "a@\u3002"
      })
  void refusesWhatIsNoAddress(String text) {
    assertThatThrownBy(() -> JidText.parse(text)).isInstanceOf(InvalidAddressException.class);
  }

  @Test
  @DisplayName("B-19 parts of more than 1023 bytes")
  void refusesLongParts() throws InvalidAddressException {
    String limit = "a".repeat(1023);
    assertThat(JidText.parse(limit + "@example.org/" + limit).getNode()).isEqualTo(limit);
    for (String text :
        new String[] {
          limit + "a@example.org",
          "a@" + limit + "a",
          "a@example.org/" + limit + "a",
          "ü".repeat(512) + "@example.org",
          "a@example.org/" + "\u2603".repeat(342),
          "x".repeat(1_000_000)
        }) {
      assertThatThrownBy(() -> JidText.parse(text)).isInstanceOf(InvalidAddressException.class);
    }
  }

  @Test
  void neverFailsInAnotherWayAndIsStable() {
    Random random = new Random(7622);
    for (int round = 0; round < 20_000; round++) {
      String text = text(random);
      try {
        JID once = JidText.parse(text);
        assertThat(JidText.parse(once.toString())).as(text).isEqualTo(once);
      } catch (InvalidAddressException refused) {
        assertThat(refused.getMessage()).isNotEmpty();
      }
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(14); i >= 0; i--) {
      switch (random.nextInt(8)) {
        case 0 -> text.append('@');
        case 1 -> text.append("xn--");
        case 2 -> text.append((char) random.nextInt(0x10000));
        case 3 -> text.appendCodePoint(0x10000 + random.nextInt(0xFFFFF));
        case 4 -> text.append(random.nextBoolean() ? '.' : '/');
        case 5 -> text.append((char) random.nextInt(0x300));
        default -> text.append((char) ('0' + random.nextInt(75)));
      }
    }
    return text.toString();
  }
}
