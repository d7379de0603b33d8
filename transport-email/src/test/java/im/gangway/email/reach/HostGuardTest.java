package im.gangway.email.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostGuardTest {
  private final HostGuard guard = new HostGuard(List.of("localhost"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.9.10",
        "0.0.0.0",
        "0.1.2.3",
        "10.1.2.3",
        "100.64.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "192.168.1.1",
        "192.0.0.8",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "::127.0.0.1",
        "::ffff:10.0.0.1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "2002:7f00:1::1",
        "2001::1",
        "2001:db8::1",
      })
  void dialsNothingThatIsNotPublic(String address) throws Exception {
    assertThat(guard.resolve(address)).isEmpty();
    assertThat(guard.allows(address)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "100.63.255.255",
        "172.32.0.1",
        "198.20.0.1",
        "2606:4700::1111",
        "64:ff9b::808:808",
        "2002:808:808::1"
      })
  void dialsWhatIsPublic(String address) throws Exception {
    assertThat(guard.resolve(address)).containsExactly(InetAddress.getByName(address));
    assertThat(guard.allows(address)).isTrue();
  }

  @Test
  void dialsWhatTheAdminNamedWhereverItIs() throws Exception {
    assertThat(guard.resolve("LocalHost")).isNotEmpty();
    assertThat(guard.allows("localhost")).isTrue();
    assertThat(new HostGuard(List.of()).resolve("localhost")).isEmpty();
  }
}
