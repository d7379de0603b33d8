package im.gangway.irc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.gangway.transport.InvalidAddressException;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IrcAddressesTest {
  private final IrcAddresses free = new IrcAddresses(Optional.empty());
  private final IrcAddresses fixed = new IrcAddresses(Optional.of("irc.example.net"));

  @Test
  @DisplayName("Q-32 the server follows the last %")
  void readsChannelsNicksAndServers() throws Exception {
    assertThat(free.parse("#Chan%Libera")).isEqualTo(new IrcAddress.Channel("#chan", "libera"));
    assertThat(free.parse("#50%/a%irc.test:6667"))
        .isEqualTo(new IrcAddress.Channel("#50%/a", "irc.test:6667"));
    assertThat(free.parse("&local%irc.test"))
        .isEqualTo(new IrcAddress.Channel("&local", "irc.test"));
    assertThat(free.parse("Nick[a]%irc.test"))
        .isEqualTo(new IrcAddress.Nick("nick[a]", "irc.test"));
    assertThat(free.parse("irc.test")).isEqualTo(new IrcAddress.Server("irc.test"));
  }

  @Test
  void readsAddressesOfAFixedServer() throws Exception {
    assertThat(fixed.parse("#50%off"))
        .isEqualTo(new IrcAddress.Channel("#50%off", "irc.example.net"));
    assertThat(fixed.parse("nick")).isEqualTo(new IrcAddress.Nick("nick", "irc.example.net"));
    assertThat(fixed.parse("irc.example.net")).isEqualTo(new IrcAddress.Server("irc.example.net"));
    assertThat(fixed.of("irc.example.net").room("#A").value()).isEqualTo("#a");
  }

  @ParameterizedTest
  @DisplayName("K-19 what could be more than a name is no address")
  @ValueSource(
      strings = {
        "",
        "#chan",
        "#chan%",
        "%irc.test",
        "#a,0%irc.test",
        "#a b%irc.test",
        "#a\r\nQUIT%irc.test",
        "nick%irc..test",
        "nick%irc.test:0",
        "nick%irc.test:70000",
        "a!b%irc.test",
        "nick%-irc.test",
        "nick%[::1]"
      })
  void refusesWhatIsNoAddress(String text) {
    assertThatThrownBy(() -> free.parse(text)).isInstanceOf(InvalidAddressException.class);
  }
}
