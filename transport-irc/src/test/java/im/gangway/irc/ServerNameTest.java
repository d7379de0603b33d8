package im.gangway.irc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"libera", "irc.example.org", "irc.example.org.", "127.0.0.1", "a-b_c.x", "_x"})
  void takesHosts(String text) {
    assertThat(ServerName.isHost(text)).isTrue();
    assertThat(ServerName.isValid(text + ":6697")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "a..b", ".a", "a..", "-a", "a.-b", "A", "a b", "a%b", "ä", "a:b"})
  void refusesWhatIsNoHost(String text) {
    assertThat(ServerName.isHost(text)).isFalse();
    assertThat(ServerName.isValid(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:", "a:0", "a:65536", "a:1:2", "a:x", ":1", "a:123456"})
  void refusesWhatIsNoPort(String text) {
    assertThat(ServerName.isValid(text)).isFalse();
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThat(ServerName.isHost("a".repeat(63))).isTrue();
    assertThat(ServerName.isHost("a".repeat(64))).isFalse();
    assertThat(ServerName.isHost("a.".repeat(126) + "a")).isTrue();
    assertThat(ServerName.isHost("a.".repeat(126) + "aa")).isFalse();
  }
}
