package im.gangway.core.testing;

import im.gangway.core.address.GatewayAddresses;
import im.gangway.core.config.RegistrationPolicy;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.HandlerRegistry;
import im.gangway.core.handler.Router;
import im.gangway.core.handler.StanzaGate;
import im.gangway.core.metrics.Metrics;
import im.gangway.core.session.AccountSource;
import im.gangway.core.session.Circuits;
import im.gangway.core.session.LoginNews;
import im.gangway.core.session.LoginQueue;
import im.gangway.core.session.SessionEnvironment;
import im.gangway.core.session.SessionLimits;
import im.gangway.core.session.SessionLoader;
import im.gangway.core.session.Sessions;
import im.gangway.core.session.SettingsSource;
import im.gangway.core.stream.StanzaSink;
import im.gangway.core.xml.StanzaParser;
import im.gangway.core.xml.StanzaWriter;
import im.gangway.core.xml.XmlFaultException;
import im.gangway.transport.LegacyService;
import im.gangway.transport.TransportInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.dom4j.Element;

/**
 * Everything between the stream and a transport, without either: stanzas go in as text and come out
 * as text. Mailboxes run in the thread that gives them work; time stands still until a test steps.
 */
public final class HandlerHarness {
  public static final String DOMAIN = "legacy.example.org";

  private final SteppingScheduler scheduler = new SteppingScheduler();
  private final HandlerRegistry handlers = new HandlerRegistry();
  private final StanzaParser parser = new StanzaParser(Map.of());
  private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();
  private final GatewayContext context;
  private final Router router;

  public HandlerHarness(TransportInfo info, LegacyService service) {
    this(info, service, List.of(), StanzaGate.OPEN);
  }

  public HandlerHarness(
      TransportInfo info, LegacyService service, List<SessionLoader> loaders, StanzaGate gate) {
    GatewayAddresses addresses = new GatewayAddresses(DOMAIN, service);
    context =
        new GatewayContext(
            DOMAIN,
            "example.org",
            info,
            service,
            addresses,
            RegistrationPolicy.OPTIONAL,
            jid -> false,
            20,
            scheduler.clock(),
            scheduler.clock().instant());
    Sessions sessions = Sessions.create(registry -> environment(info, service, loaders, registry));
    router = new Router(addresses, handlers, sessions, jid -> true, gate, new Sink());
  }

  private SessionEnvironment environment(
      TransportInfo info, LegacyService service, List<SessionLoader> loaders, Sessions registry) {
    return new SessionEnvironment(
        DOMAIN,
        info,
        service,
        new Sink(),
        (event, session) -> {},
        AccountSource.ANONYMOUS,
        SettingsSource.NONE,
        loaders,
        registry,
        Runnable::run,
        Runnable::run,
        scheduler,
        scheduler.clock(),
        Duration.ofSeconds(30),
        SessionLimits.of(Duration.ofSeconds(120), 600),
        LoginNews.NONE,
        new LoginQueue(50),
        new Circuits("legacy.example.org", scheduler.clock(), () -> 0.5, new Metrics().process()));
  }

  public GatewayContext context() {
    return context;
  }

  public HandlerRegistry handlers() {
    return handlers;
  }

  public void advance(Duration step) {
    scheduler.advance(step);
  }

  /** Sends a stanza to the gateway. */
  public void send(String xml) {
    try {
      router.route(parser.parse(xml));
    } catch (XmlFaultException e) {
      throw new IllegalArgumentException(xml, e);
    }
  }

  /** Sends a request of alice's and gives what comes back. */
  public String ask(String type, String to, String payload) {
    return askAs("alice@example.org/r", type, to, payload);
  }

  /** Sends a request and gives what comes back. */
  public String askAs(String from, String type, String to, String payload) {
    send("<iq id='q' type='" + type + "' from='" + from + "' to='" + to + "'>" + payload + "</iq>");
    return next();
  }

  /** The next stanza that the gateway sent, as text with double quotes. */
  public String next() {
    try {
      String stanza = sent.poll(20, TimeUnit.SECONDS);
      if (stanza == null) {
        throw new AssertionError("The gateway sent nothing");
      }
      return stanza;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether nothing was sent that the test has not seen. */
  public boolean isQuiet() {
    return sent.isEmpty();
  }

  private final class Sink implements StanzaSink {
    @Override
    public boolean send(Element stanza) {
      return sent.add(new String(StanzaWriter.bytes(stanza), StandardCharsets.UTF_8));
    }

    @Override
    public boolean isCongested() {
      return false;
    }

    @Override
    public void whenReady(Runnable task) {
      task.run();
    }

    @Override
    public int interruptions() {
      return 0;
    }
  }
}
