package im.gangway.bench.hotpath;

import im.gangway.core.address.GatewayAddresses;
import im.gangway.core.address.TargetKind;
import im.gangway.core.handler.HandlerRegistry;
import im.gangway.core.handler.MessageHandler;
import im.gangway.core.handler.MessageRequest;
import im.gangway.core.handler.Router;
import im.gangway.core.handler.StanzaGate;
import im.gangway.core.session.Sessions;
import im.gangway.core.xml.StanzaParser;
import im.gangway.core.xml.XmlFaultException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
import org.xmpp.packet.Message;

/**
 * A message to a room on its way from the stream to a handler that does nothing: router, mailbox,
 * dispatcher. Mailboxes run in the calling thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DispatchBenchmark {
  private final Element message;
  private final Router router;
  private final Counting handler = new Counting();

  public DispatchBenchmark() {
    NoNetwork network = new NoNetwork();
    GatewayAddresses addresses = new GatewayAddresses(NoNetwork.DOMAIN, network);
    Sessions sessions = Sessions.create(network::environment);
    router =
        new Router(
            addresses,
            new HandlerRegistry().message(handler),
            sessions,
            jid -> true,
            StanzaGate.OPEN,
            network);
    message = message();
  }

  private static Element message() {
    try {
      return new StanzaParser(Map.of())
          .parse(
              "<message type='groupchat' from='alice@example.org/desk' id='5f1c2d'"
                  + " to='#gangway%irc.example.net@irc.example.org'><body>What people say in"
                  + " channels, about this long</body></message>");
    } catch (XmlFaultException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Benchmark
  public long groupchat() {
    long before = handler.handled;
    router.route(message);
    if (handler.handled == before) {
      throw new IllegalStateException("The message did not reach its handler");
    }
    return handler.handled;
  }

  private static final class Counting implements MessageHandler {
    long handled;

    @Override
    public Set<TargetKind> targets() {
      return Set.of(TargetKind.ROOM);
    }

    @Override
    public boolean handles(Message message) {
      return message.getType() == Message.Type.groupchat;
    }

    @Override
    public CompletionStage<Void> handle(MessageRequest request) {
      handled++;
      return CompletableFuture.completedFuture(null);
    }
  }
}
