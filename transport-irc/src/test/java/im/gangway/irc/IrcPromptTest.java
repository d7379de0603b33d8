package im.gangway.irc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.Setting;
import im.gangway.transport.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IrcPromptTest {

  private static IrcPrompt free(String... networks) throws Exception {
    Map<String, Settings> listed = new HashMap<>();
    for (String network : networks) {
      listed.put(
          network,
          new Settings(
              IrcSettings.SCHEMA.find("networks").map(Setting::nested).orElseThrow(),
              Map.of("host", network + ".example.net")));
    }
    Settings settings = new Settings(IrcSettings.SCHEMA, Map.of("networks", listed));
    return new IrcPrompt(IrcSettings.of(settings), new IrcAddresses(Optional.empty()));
  }

  private static IrcPrompt fixed() throws Exception {
    Settings settings = new Settings(IrcSettings.SCHEMA, Map.of("fixed-server", "irc.example.net"));
    return new IrcPrompt(
        IrcSettings.of(settings), new IrcAddresses(Optional.of("irc.example.net")));
  }

  @ParameterizedTest(name = "M-05 M-11 {0} is {1}")
  @CsvSource(
      quoteCharacter = '~',
      value = {
        " #Chan , #chan%libera",
        "&local, &local%libera",
        "nick, nick%libera",
        "#c++.de, #c++.de%libera",
        "Nick@irc.test, nick%irc.test",
        "#chan@libera, #chan%libera",
        "nick%irc.test, nick%irc.test",
        "libera, libera",
        "irc.test:6667, irc.test:6667",
        "ircs://irc.test:6697/chan, #chan%irc.test:6697",
        "irc://irc.test/#chan?key=x, #chan%irc.test",
        "irc://irc.test/, irc.test"
      })
  void knowsTheOneNetwork(String typed, String address) throws Exception {
    assertThat(free("libera").address(typed)).isEqualTo(address);
  }

  @Test
  @DisplayName("M-05 where there are several networks, the user says which")
  void asksForTheNetworkWhereThereAreSeveral() throws Exception {
    IrcPrompt prompt = free("libera", "oftc");
    assertThatExceptionOfType(InvalidAddressException.class)
        .isThrownBy(() -> prompt.address("#chan"))
        .withMessageContaining("#chan@");
    assertThat(prompt.address("#chan@oftc")).isEqualTo("#chan%oftc");
  }

  @Test
  @DisplayName("M-05 a fixed server is never named")
  void leavesAFixedServerOut() throws Exception {
    assertThat(fixed().address("Nick")).isEqualTo("nick");
    assertThat(fixed().address("#chan@irc.example.net")).isEqualTo("#chan");
    assertThatExceptionOfType(InvalidAddressException.class)
        .isThrownBy(() -> fixed().address("#chan@irc.test"));
  }
}
