package im.gangway.sms.smpp;

import static im.gangway.sms.testing.ScriptedSmsc.DELIVER;
import static im.gangway.sms.testing.ScriptedSmsc.delivery;
import static im.gangway.sms.testing.ScriptedSmsc.joined;
import static im.gangway.sms.testing.ScriptedSmsc.octets;
import static im.gangway.sms.testing.ScriptedSmsc.pdu;
import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.sms.provider.Submitted;
import im.gangway.sms.testing.ScriptedSmsc;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an SMSC sends that speaks no SMPP leaves nothing behind, however long it goes on. */
class MalformedPduMemoryTest {
  private static final int LINKS = 400;
  private static final int UNKNOWN_COMMANDS = 5_000;
  private static final long MOST_BYTES = 8 << 20;

  /** Each ends the link. */
  private static final List<byte[]> NONSENSE =
      List.of(
          header(0),
          header(15),
          header(Integer.MAX_VALUE),
          header(-1),
          joined(header(0x10000000), new byte[60_000]),
          pdu(DELIVER, 0, 1),
          pdu(DELIVER, 0, 1, delivery(0, 0, new byte[1], octets(4, 0x27))),
          pdu(DELIVER, 0, 1, delivery(0, 0, new byte[1], octets(4, 0x24, 0xFF, 0xFF, 1))));

  private static byte[] header(int length) {
    return ByteBuffer.allocate(16).putInt(length).putInt(DELIVER).putInt(0).putInt(1).array();
  }

  @Test
  void keepsItsMemoryBounded() throws Exception {
    Map<String, Object> soon =
        Map.of("rebind-first", Duration.ofMillis(1), "rebind-longest", Duration.ofMillis(5));
    try (ScriptedSmsc smsc = ScriptedSmsc.start();
        SmppBench bench = SmppBench.bound(smsc.port(), soon)) {
      drop(smsc, bench, LINKS / 10);
      long before = liveBytes();
      drop(smsc, bench, LINKS);
      for (int each = 0; each < UNKNOWN_COMMANDS; each++) {
        byte[] answer = pdu(0x80007777, 0, each + 1, new byte[200]);
        smsc.peer().send(joined(answer, pdu(0x7777, 0, each + 1, new byte[200])));
        smsc.nextResponse(ScriptedSmsc.RESPONSE);
      }
      long grown = liveBytes() - before;
      System.out.printf(
          "%d links with nonsense, %d unknown commands: live heap %+d KiB%n",
          LINKS, UNKNOWN_COMMANDS, grown / 1024);
      assertThat(grown).isLessThan(MOST_BYTES);
      assertThat(bench.send("alive")).isInstanceOf(Submitted.Accepted.class);
    }
  }

  private static void drop(ScriptedSmsc smsc, SmppBench bench, int links) throws Exception {
    for (int link = 0; link < links; link++) {
      smsc.peer().send(NONSENSE.get(link % NONSENSE.size()));
      assertThat(bench.listener.nextLink().up()).isFalse();
      assertThat(bench.listener.nextLink().up()).isTrue();
    }
  }

  /** The least of some collections, since one leaves what others only then let go. */
  private static long liveBytes() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }
}
