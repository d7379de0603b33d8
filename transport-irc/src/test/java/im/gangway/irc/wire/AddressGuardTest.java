package im.gangway.irc.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "0.1.2.3",
        "10.1.2.3",
        "100.64.0.1",
        "100.127.255.255",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "192.0.0.8",
        "192.0.2.1",
        "198.18.0.1",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "239.1.1.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "::10.0.0.1",
        "64:ff9b::a00:1",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2002:a00:1::1",
        "2001:db8::1",
        "2001:0:1::1",
        "100::1",
        "::ffff:0:7f00:1"
      })
  void refusesWhatIsNotPublic(String address) throws UnknownHostException {
    assertThat(AddressGuard.PUBLIC_ONLY.permits(InetAddress.getByName(address))).isFalse();
    assertThat(AddressGuard.ANY.permits(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "172.15.255.255",
        "172.32.0.1",
        "192.169.0.1",
        "223.255.255.255",
        "2606:4700::1",
        "2a00:1450:4001::1",
        "64:ff9b::101:101",
        "2002:101:101::1"
      })
  void permitsPublicAddresses(String address) throws UnknownHostException {
    assertThat(AddressGuard.PUBLIC_ONLY.permits(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void looksThroughMappedAddresses() throws UnknownHostException {
    byte[] mapped = new byte[16];
    mapped[10] = (byte) 0xff;
    mapped[11] = (byte) 0xff;
    mapped[12] = 127;
    mapped[15] = 1;
    assertThat(AddressGuard.PUBLIC_ONLY.permits(Inet6Address.getByAddress("x", mapped, -1)))
        .isFalse();
  }
}
