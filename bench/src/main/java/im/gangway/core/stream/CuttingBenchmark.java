package im.gangway.core.stream;

import im.gangway.core.xml.StanzaParser;
import im.gangway.core.xml.XmlFaultException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.dom4j.Element;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From the bytes of a stream to elements; in this package for the sake of the cutter. */
@NullMarked
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CuttingBenchmark {
  private static final byte[] HEADER =
      "<stream:stream xmlns='jabber:component:accept' id='1' from='irc.example.org'>"
          .getBytes(StandardCharsets.UTF_8);
  private static final byte[] MESSAGE =
      ("<message type='groupchat' from='alice@example.org/desk' id='5f1c2d'"
              + " to='#gangway%irc.example.net@irc.example.org'><body>What people say in"
              + " channels, about this long</body><origin-id xmlns='urn:xmpp:sid:0' id='5f1c2d'/>"
              + "<active xmlns='http://jabber.org/protocol/chatstates'/></message>")
          .getBytes(StandardCharsets.UTF_8);

  private final StanzaParser parser = new StanzaParser(Map.of("", "jabber:component:accept"));
  private @Nullable Element last;
  private StanzaCutter cutter = cutter(false);
  private StanzaCutter parsing = cutter(true);

  @Setup
  public void open() throws XmlFaultException {
    cutter = cutter(false);
    parsing = cutter(true);
    cutter.feed(HEADER, 0, HEADER.length);
    parsing.feed(HEADER, 0, HEADER.length);
  }

  private StanzaCutter cutter(boolean parse) {
    return new StanzaCutter(new Taking(parse), 1 << 18, StanzaParser.MAX_DEPTH);
  }

  @Benchmark
  public void cut() throws XmlFaultException {
    cutter.feed(MESSAGE, 0, MESSAGE.length);
  }

  @Benchmark
  public @Nullable Element cutAndParse() throws XmlFaultException {
    parsing.feed(MESSAGE, 0, MESSAGE.length);
    return last;
  }

  private final class Taking implements StanzaCutter.Handler {
    private final boolean parse;

    Taking(boolean parse) {
      this.parse = parse;
    }

    @Override
    public void onHeader(byte[] bytes, int length) {}

    @Override
    public void onElement(byte[] bytes, int length) throws XmlFaultException {
      if (parse) {
        last = parser.parse(bytes, 0, length);
      }
    }

    @Override
    public void onSkipped(byte @Nullable [] startTag, int length) {}

    @Override
    public void onEnd() {}
  }
}
