package im.gangway.sms.smpp;

import static im.gangway.sms.testing.ScriptedSmsc.DELIVER;
import static im.gangway.sms.testing.ScriptedSmsc.delivery;
import static im.gangway.sms.testing.ScriptedSmsc.joined;
import static im.gangway.sms.testing.ScriptedSmsc.octets;
import static im.gangway.sms.testing.ScriptedSmsc.pdu;
import static im.gangway.sms.testing.ScriptedSmsc.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import im.gangway.sms.provider.Submitted;
import im.gangway.sms.testing.ScriptedSmsc;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An SMSC that speaks no SMPP loses the link, and nothing else. */
final class MalformedPduTest {
  private ScriptedSmsc smsc;

  @BeforeEach
  void start() throws Exception {
    smsc = ScriptedSmsc.start();
  }

  @AfterEach
  void stop() throws Exception {
    smsc.close();
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        arguments("length 0", header(0)),
        arguments("length 15", header(15)),
        arguments("length 2^31-1", header(Integer.MAX_VALUE)),
        arguments("length -1", header(-1)),
        arguments("length 2^28", header(0x10000000)),
        arguments("empty deliver_sm", pdu(DELIVER, 0, 1)),
        arguments("text without end", pdu(DELIVER, 0, 1, octets('a', 'b'))),
        arguments("cut message", pdu(DELIVER, 0, 1, cutBy(delivery(0, 0, new byte[9]), 3))),
        arguments(
            "TLV header cut", pdu(DELIVER, 0, 1, delivery(0, 0, new byte[1], octets(4, 0x27)))),
        arguments(
            "TLV value cut",
            pdu(DELIVER, 0, 1, delivery(0, 0, new byte[1], octets(4, 0x24, 0xFF, 0xFF, 1)))),
        arguments("a second bind's answer", pdu(0x80000009, 0, 1, text("smsc"))));
  }

  private static byte[] header(int length) {
    return ByteBuffer.allocate(16).putInt(length).putInt(DELIVER).putInt(0).putInt(1).array();
  }

  private static byte[] cutBy(byte[] octets, int count) {
    return Arrays.copyOf(octets, octets.length - count);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  void dropsTheLinkAndBindsAgain(String name, byte[] octets) throws Exception {
    try (SmppBench bench = SmppBench.bound(smsc.port(), Map.of())) {
      smsc.peer().send(octets);
      assertThat(bench.listener.nextLink().text()).as(name).contains("no SMPP");
      assertThat(bench.listener.nextLink().up()).isTrue();
      assertThat(bench.send("a")).isInstanceOf(Submitted.Accepted.class);
    }
  }

  @Test
  void saysThatItDoesNotKnowACommand() throws Exception {
    try (SmppBench bench = SmppBench.bound(smsc.port(), Map.of())) {
      smsc.peer().request(0x7777, 12, octets(1, 2, 3));
      ScriptedSmsc.Request nack = smsc.nextResponse(ScriptedSmsc.RESPONSE);
      assertThat(nack.sequence()).isEqualTo(12);
      assertThat(nack.status()).isEqualTo(3);
      assertThat(bench.send("a")).isInstanceOf(Submitted.Accepted.class);
    }
  }

  @Test
  void passesOverAnswersToNothing() throws Exception {
    try (SmppBench bench = SmppBench.bound(smsc.port(), Map.of())) {
      smsc.peer().send(pdu(0x80000004, 0, 4_711, text("x")));
      smsc.peer().send(pdu(0x80007777, 0, 4_712));
      assertThat(bench.send("a")).isInstanceOf(Submitted.Accepted.class);
    }
  }

  @Test
  void refusesAMessageBeforeTheBind() throws Exception {
    smsc.on(
        ScriptedSmsc.BIND, (peer, bind) -> peer.request(DELIVER, 1, delivery(0, 0, octets('a'))));
    try (SmppBench bench = SmppBench.to(smsc.port(), Map.of())) {
      assertThat(bench.listener.nextLink().text()).contains("before the bind");
      assertThat(bench.listener.hasMessages()).isFalse();
    }
  }

  @Test
  void readsPdusThatComeInPieces() throws Exception {
    try (SmppBench bench = SmppBench.bound(smsc.port(), Map.of())) {
      byte[] two =
          joined(
              pdu(DELIVER, 0, 1, delivery(0, 0, octets('a'))),
              pdu(DELIVER, 0, 2, delivery(0, 0, octets('b'))));
      for (byte octet : two) {
        smsc.peer().send(new byte[] {octet});
      }
      assertThat(bench.listener.nextMessage().message().part().text()).isEqualTo("a");
      assertThat(bench.listener.nextMessage().message().part().text()).isEqualTo("b");
    }
  }

  @Test
  void survivesNoise() throws Exception {
    Random random = new Random(6);
    try (SmppBench bench = SmppBench.to(smsc.port(), Map.of())) {
      for (int i = 0; i < 30; i++) {
        while (!bench.listener.nextLink().up()) {
          continue;
        }
        byte[] noise = new byte[200];
        random.nextBytes(noise);
        smsc.peer().send(joined(pdu(DELIVER, 0, 1, noise), noise));
      }
      while (!bench.listener.nextLink().up()) {
        continue;
      }
      assertThat(bench.send("a")).isInstanceOf(Submitted.Accepted.class);
    }
  }
}
