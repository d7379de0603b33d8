package im.gangway.bench.hotpath;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.line.IrcSource;
import im.gangway.irc.line.MessageSplitter;
import java.util.List;
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

/** IRC lines: read, written, and texts cut to fit. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class IrcLineBenchmark {
  private String message =
      ":bob!bob@host.example.net PRIVMSG #gangway :What people say in channels, about this long";
  private String tagged = "@time=2026-11-23T12:00:00.000Z;msgid=1a2b3c;account=bob " + message;
  private IrcLine line =
      IrcLine.of("PRIVMSG", "#gangway", "What people say in channels, about this long");
  private MessageSplitter splitter =
      MessageSplitter.of(
          "PRIVMSG", IrcSource.parse("bob!bob@host.example.net"), "#gangway", IrcLine.MAX_BYTES);
  private String text = "What people say in channels, about this long";
  private String longText = (text + ". ").repeat(40);

  @Benchmark
  public IrcLine parse() {
    return IrcLine.parse(message);
  }

  @Benchmark
  public IrcLine parseTagged() {
    return IrcLine.parse(tagged);
  }

  @Benchmark
  public String format() {
    return line.format();
  }

  @Benchmark
  public List<String> split() {
    return splitter.split(text);
  }

  @Benchmark
  public List<String> splitLong() {
    return splitter.split(longText);
  }
}
