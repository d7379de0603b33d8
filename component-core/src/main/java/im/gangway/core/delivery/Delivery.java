package im.gangway.core.delivery;

import im.gangway.core.contact.BounceHandler.Bounced;
import im.gangway.core.contact.MessageReceivedRelay;
import im.gangway.core.file.FileLinks;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.metrics.MetricScope;
import im.gangway.core.relay.RelayRegistry;
import im.gangway.core.session.SessionLoader;
import im.gangway.core.session.Sessions;
import im.gangway.core.storage.IncomingStore;
import im.gangway.core.storage.OutgoingStore;
import im.gangway.core.storage.StoredOutgoing;
import im.gangway.core.storage.Stores;
import im.gangway.core.storage.TransportStateStore;
import im.gangway.core.storage.WaitingStore;
import im.gangway.core.stream.StanzaSink;
import im.gangway.transport.DeliveryReports;
import im.gangway.transport.Inbox;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * The stored messages of one domain. Transports may use {@link #inbox} and {@link #reports} from
 * their start on; messages flow once it is {@link #open opened} and the stream is up. Thread-safe.
 */
public final class Delivery {
  private final String domain;
  private final OutgoingStore outgoing;
  private final IncomingStore incoming;
  private final ScheduledExecutorService scheduler;
  private final Outcomes outcomes = new Outcomes();
  private final WaitingStore waiting;
  private final TransportStateStore states;
  private final MetricScope metrics;
  private final DeliveryMetrics meter;
  private final Clock clock;
  private final ExtrasKeeper keeper;
  private final InboxPump pump;
  private volatile @Nullable SenderNews news;
  private volatile @Nullable Outbox outbox;

  /**
   * The messages of that domain in these stores.
   *
   * @param files where the files go that come with messages
   * @param blocking where they are written
   */
  public Delivery(
      String domain,
      Stores stores,
      MetricScope metrics,
      Clock clock,
      ScheduledExecutorService scheduler,
      FileLinks files,
      Executor blocking) {
    this.domain = domain;
    this.outgoing = stores.outgoing();
    this.incoming = stores.incoming();
    this.waiting = stores.waiting();
    this.states = stores.states();
    this.metrics = metrics;
    this.meter = new DeliveryMetrics(metrics);
    this.clock = clock;
    this.scheduler = scheduler;
    this.keeper = new ExtrasKeeper(domain, incoming, outgoing, files, blocking);
    this.pump = new InboxPump(domain, incoming, outcomes, meter, clock, scheduler);
  }

  /** What the transport puts messages into. */
  public Inbox inbox() {
    return new StoredInbox(domain, incoming, outcomes, pump, meter, clock, keeper);
  }

  /** What the transport reports to. */
  public DeliveryReports reports() {
    return new StoredReports(domain, outgoing, this::tell);
  }

  /** What ends before the gateway is put together is told once the stream is up. */
  private void tell(StoredOutgoing ended) {
    meter.ended(ended);
    SenderNews told = news;
    if (told != null) {
      told.tell(ended);
    }
  }

  /** The way of users' messages. */
  public Outbox outbox(GatewayContext context, Sessions sessions, StanzaSink sink) {
    SenderNews told = new SenderNews(domain, outgoing, sink);
    news = told;
    Outbox made = new Outbox(context, outgoing, sessions, told, meter, scheduler);
    outbox = made;
    KnownDepth.measure(metrics, domain, waiting, clock);
    return made;
  }

  /** The relays that hear sessions' reports about messages of the outbox. */
  public void relays(Outbox outbox, RelayRegistry relays) {
    relays.add(new StoredDeliveryRelay(outbox)).add(new StoredFailureRelay(outbox));
  }

  /**
   * What the operator sees of it.
   *
   * @param unblock lets attempts begin that have to wait for a time
   */
  public Backlog backlog(Runnable unblock) {
    return new Backlog(domain, this, waiting, unblock);
  }

  /** Null if the transport keeps no messages. */
  @Nullable Outbox outbox() {
    return outbox;
  }

  InboxPump pump() {
    return pump;
  }

  /** What brings messages that wait into the session of their user. */
  public SessionLoader loader(Outbox outbox) {
    return outbox.loader();
  }

  /** The way of legacy users' messages; also hears of those that come back. */
  public Bounced open(Sessions sessions, MessageReceivedRelay relay) {
    InboxWay way = new InboxWay(sessions, relay, pump);
    pump.start(way);
    new Retention(clock).start(outgoing, incoming, states, scheduler);
    return way;
  }

  /** The stream has come up: what was left at the last end goes on. */
  public Runnable linkUp(Outbox outbox) {
    return outbox::resume;
  }
}
