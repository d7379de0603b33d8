package im.gangway.bench.hotpath;

import im.gangway.core.xml.StanzaParser;
import im.gangway.core.xml.StanzaWriter;
import im.gangway.core.xml.XmlFaultException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.dom4j.Element;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From an element to the validated bytes that go out. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class WritingBenchmark {
  private final Element message =
      parsed(
          "<message type='groupchat' to='alice@example.org/desk' id='5f1c2d'"
              + " from='#gangway%irc.example.net@irc.example.org/bob'><body>What people say in"
              + " channels, about this long</body><stanza-id xmlns='urn:xmpp:sid:0' id='1a2b3c'"
              + " by='#gangway%irc.example.net@irc.example.org'/></message>");
  private final Element presence =
      parsed(
          "<presence to='alice@example.org/desk'"
              + " from='#gangway%irc.example.net@irc.example.org/bob'>"
              + "<x xmlns='http://jabber.org/protocol/muc#user'>"
              + "<item affiliation='none' role='participant'/></x></presence>");

  private static Element parsed(String xml) {
    try {
      return new StanzaParser(Map.of()).parse(xml);
    } catch (XmlFaultException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Benchmark
  public byte[] message() {
    return StanzaWriter.bytes(message);
  }

  @Benchmark
  public byte[] presence() {
    return StanzaWriter.bytes(presence);
  }
}
