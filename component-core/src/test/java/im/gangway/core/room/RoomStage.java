package im.gangway.core.room;

import im.gangway.core.address.GatewayAddresses;
import im.gangway.core.config.RegistrationPolicy;
import im.gangway.core.disco.Capabilities;
import im.gangway.core.disco.DiscoExtension;
import im.gangway.core.disco.DiscoInfoHandler;
import im.gangway.core.disco.DiscoItemsHandler;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.HandlerRegistry;
import im.gangway.core.handler.Router;
import im.gangway.core.handler.StanzaGate;
import im.gangway.core.metrics.Metrics;
import im.gangway.core.presence.PresenceModule;
import im.gangway.core.relay.Relay;
import im.gangway.core.relay.RelayRegistry;
import im.gangway.core.session.AccountSource;
import im.gangway.core.session.Circuits;
import im.gangway.core.session.LoginNews;
import im.gangway.core.session.LoginQueue;
import im.gangway.core.session.SessionEnvironment;
import im.gangway.core.session.SessionLimits;
import im.gangway.core.session.Sessions;
import im.gangway.core.session.SettingsSource;
import im.gangway.core.session.UserSession;
import im.gangway.core.testing.SteppingScheduler;
import im.gangway.core.xml.StanzaParser;
import im.gangway.core.xml.XmlFaultException;
import im.gangway.transport.Ability;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent;
import im.gangway.transport.LegacyEvent.MessageReceived;
import im.gangway.transport.LegacyEvent.RoomEntered;
import im.gangway.transport.LegacyEvent.SessionEnded;
import im.gangway.transport.Occupant;
import im.gangway.transport.RoomAddress;
import im.gangway.transport.TransportInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Predicate;
import org.xmpp.packet.JID;

/**
 * A gateway with rooms between a client and a network that the test plays: router, sessions and
 * mailboxes are the real ones, and run in the test's thread.
 */
final class RoomStage {
  static final RoomAddress ROOM = new RoomAddress("#chan%net");
  static final String R = "#chan%net@gw.example";
  static final String R1 = "romeo@example.org/r1";
  static final String R2 = "romeo@example.org/r2";
  static final Duration GRACE = Duration.ofSeconds(120);

  final FakeService service = new FakeService();
  final FakeNetwork network = service.network;
  final RecordingSink sink = new RecordingSink();
  final SteppingScheduler scheduler = new SteppingScheduler();
  final List<Boolean> occupantMessages = new ArrayList<>();
  final Sessions sessions;
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final StanzaParser parser = new StanzaParser(Map.of());
  private final Router router;

  RoomStage() {
    this(10_000, jid -> true);
  }

  /** A gateway that takes so many stanzas a minute, from these users only. */
  RoomStage(int perMinute, Predicate<JID> access) {
    TransportInfo info =
        TransportInfo.of("fake", "Fake", new TransportInfo.Identity("conference", "irc"))
            .able(Ability.ROOMS, Ability.PRESENCE)
            .called(TransportInfo.Calls.NEVER_BLOCK)
            .limitedTo(200);
    GatewayAddresses addresses = new GatewayAddresses("gw.example", service);
    GatewayContext context =
        new GatewayContext(
            "gw.example",
            "example.org",
            info,
            service,
            addresses,
            RegistrationPolicy.OPTIONAL,
            jid -> false,
            3,
            scheduler.clock(),
            scheduler.clock().instant());
    HandlerRegistry handlers = new HandlerRegistry();
    RelayRegistry relays = new RelayRegistry().add(new Ended()).add(new Received(context));
    RoomModule.install(context, handlers, relays);
    new PresenceModule(context, new Capabilities(handlers, info)).handlers(handlers);
    List<DiscoExtension> extensions = List.of(new RoomDisco(context));
    handlers.iq(new DiscoInfoHandler(new Capabilities(handlers, info), extensions));
    handlers.iq(new DiscoItemsHandler(extensions));
    sessions =
        Sessions.create(
            registry ->
                new SessionEnvironment(
                    "gw.example",
                    info,
                    service,
                    sink,
                    relays,
                    AccountSource.ANONYMOUS,
                    SettingsSource.NONE,
                    List.of(),
                    registry,
                    tasks::add,
                    Runnable::run,
                    scheduler,
                    scheduler.clock(),
                    Duration.ofSeconds(30),
                    SessionLimits.of(GRACE, perMinute),
                    LoginNews.NONE,
                    new LoginQueue(50),
                    new Circuits(
                        "legacy.example.org",
                        scheduler.clock(),
                        () -> 0.5,
                        new Metrics().process())));
    router = new Router(addresses, handlers, sessions, access, StanzaGate.OPEN, sink);
  }

  /** A resource sends a stanza. */
  void client(String from, String xml) {
    clientLater(from, xml);
    run();
  }

  /** A resource sends a stanza, which still waits in the mailbox. */
  void clientLater(String from, String xml) {
    byte[] bytes =
        xml.replaceFirst("^<(\\w+)", "<$1 from='" + from + "'").getBytes(StandardCharsets.UTF_8);
    try {
      router.route(parser.parse(bytes, 0, bytes.length));
    } catch (XmlFaultException broken) {
      throw new AssertionError(xml, broken);
    }
  }

  /** The network tells something. */
  void network(LegacyEvent event) {
    service.publish(event);
    run();
  }

  /** The network answers the oldest question. */
  void accept() {
    network.answer(null);
    run();
  }

  void answer(Object value) {
    network.answer(value);
    run();
  }

  void fail(Throwable failure) {
    network.fail(failure);
    run();
  }

  void advance(Duration time) {
    advanceLater(time);
    run();
  }

  /** Time passes, and what is due still waits in the mailbox. */
  void advanceLater(Duration time) {
    scheduler.advance(time);
  }

  void run() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  /** The network tells something that still waits in the mailbox. */
  void networkLater(LegacyEvent event) {
    service.publish(event);
  }

  /** Runs one turn of a mailbox. */
  boolean runOne() {
    Runnable task = tasks.poll();
    if (task != null) {
      task.run();
    }
    return task != null;
  }

  /** What the gateway has sent since it was last asked. */
  List<String> sent() {
    return sink.take();
  }

  static Occupant occupant(String nick) {
    return new Occupant(
        nick,
        Occupant.Role.PARTICIPANT,
        Occupant.Affiliation.NONE,
        Optional.empty(),
        Optional.empty());
  }

  static Occupant operator(String nick) {
    return new Occupant(
        nick,
        Occupant.Role.MODERATOR,
        Occupant.Affiliation.ADMIN,
        Optional.of(new LegacyAddress(nick + "%net")),
        Optional.empty());
  }

  static RoomEntered entered(String ownNick, Occupant... occupants) {
    return new RoomEntered(ROOM, ownNick, List.of(occupants), Optional.empty());
  }

  void askToJoin(String from, String nick) {
    client(
        from,
        "<presence to='" + R + "/" + nick + "'><x xmlns='" + MucNamespaces.MUC + "'/></presence>");
  }

  /** The first resource is in, with an operator; nothing of that is left to look at. */
  RoomStage joined() {
    askToJoin(R1, "romeo");
    network(entered("romeo", operator("nurse"), occupant("romeo")));
    accept();
    network.takeCalls();
    sent();
    return this;
  }

  /** Two resources are in. */
  RoomStage joinedTwice() {
    joined();
    askToJoin(R2, "romeo");
    sent();
    return this;
  }

  private static final class Ended implements Relay<SessionEnded> {
    @Override
    public Class<SessionEnded> event() {
      return SessionEnded.class;
    }

    @Override
    public void relay(SessionEnded event, UserSession session) {}
  }

  private final class Received implements Relay<MessageReceived> {
    private final OccupantMessages messages;

    Received(GatewayContext context) {
      messages = new OccupantMessages(context);
    }

    @Override
    public Class<MessageReceived> event() {
      return MessageReceived.class;
    }

    @Override
    public void relay(MessageReceived event, UserSession session) {
      occupantMessages.add(messages.relay(event, session));
    }
  }
}
