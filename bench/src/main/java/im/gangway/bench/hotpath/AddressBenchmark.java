package im.gangway.bench.hotpath;

import im.gangway.core.address.JidEscaping;
import im.gangway.core.address.JidText;
import im.gangway.transport.InvalidAddressException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.xmpp.packet.JID;

/** Legacy addresses and JIDs (XEP-0106). */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class AddressBenchmark {
  private String plain = "#gangway%irc.example.net";
  private String special = "#a b/c:d&e%irc.example.net";
  private String escaped = JidEscaping.escape(special);
  private String jid = "#gangway%irc.example.net@irc.example.org/bob";

  @Benchmark
  public String escapeNothing() {
    return JidEscaping.escape(plain);
  }

  @Benchmark
  public String escape() {
    return JidEscaping.escape(special);
  }

  @Benchmark
  public String unescape() {
    return JidEscaping.unescape(escaped);
  }

  @Benchmark
  public JID parse() throws InvalidAddressException {
    return JidText.parse(jid);
  }
}
