package im.gangway.core.gateway;

import im.gangway.core.account.AccountEnvironment;
import im.gangway.core.account.AccountGate;
import im.gangway.core.address.GatewayAddresses;
import im.gangway.core.admin.AccountRemoval;
import im.gangway.core.admin.Administration;
import im.gangway.core.delivery.Backlog;
import im.gangway.core.delivery.Delivery;
import im.gangway.core.file.FileLinks;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.Router;
import im.gangway.core.health.ComponentHealth;
import im.gangway.core.health.Outage;
import im.gangway.core.info.ContactAddresses;
import im.gangway.core.info.StatusPage;
import im.gangway.core.metrics.MetricScope;
import im.gangway.core.metrics.StanzaCounters;
import im.gangway.core.relay.RelayRegistry;
import im.gangway.core.session.Circuits;
import im.gangway.core.session.LoginQueue;
import im.gangway.core.session.SessionEnvironment;
import im.gangway.core.session.SessionLoader;
import im.gangway.core.session.Sessions;
import im.gangway.core.storage.Stores;
import im.gangway.core.stream.ComponentStream;
import im.gangway.core.stream.StanzaExit;
import im.gangway.core.stream.StanzaSink;
import im.gangway.core.stream.StreamListener;
import im.gangway.core.stream.StreamProblem;
import im.gangway.core.stream.StreamState;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyService;
import im.gangway.transport.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/**
 * One configured domain: its stream to the XMPP server, its transport and the users between them.
 * Independent of every other gateway of the process. Thread-safe.
 */
public final class Gateway {
  private static final Logger log = LoggerFactory.getLogger(Gateway.class);
  private static final Duration FAREWELL = Duration.ofSeconds(3);
  private static final Duration CALL_DEADLINE = Duration.ofSeconds(30);

  private final GatewayPlan plan;
  private final SharedResources shared;
  private final ThreadPoolExecutor lanePool;
  private final LegacyService service;
  private final Sessions sessions;
  private final Router router;
  private final List<Runnable> linkUp;
  private final ComponentStream stream;
  private final CompletableFuture<Void> online = new CompletableFuture<>();
  private final Outage outage;
  private final AccountRemoval removal;
  private final StanzaCounters counters;
  private final Delivery delivery;
  private final Circuits circuits;
  private volatile @Nullable StreamProblem problem;
  private @Nullable ScheduledFuture<?> graceEnd;
  private volatile @Nullable ScheduledFuture<?> looking;

  /**
   * Starts the transport; the stream is not opened yet.
   *
   * @throws ConfigurationException if the transport cannot start with its settings
   */
  public Gateway(
      GatewayPlan plan,
      SharedResources shared,
      Stores stores,
      List<GatewayExtension> extensions,
      Administration administration)
      throws ConfigurationException {
    this.plan = plan;
    this.shared = shared;
    this.lanePool = SharedResources.lanePool(plan.transport().info().id());
    String transport = plan.transport().info().id();
    MetricScope metrics = shared.metrics().domain(plan.domain());
    this.counters = new StanzaCounters(metrics);
    this.delivery =
        new Delivery(
            plan.domain(),
            stores,
            metrics,
            shared.clock(),
            shared.scheduler(),
            new FileLinks(shared.files(), plan.publicUrl()),
            lanePool);
    this.circuits =
        new Circuits(
            plan.domain(), shared.clock(), () -> ThreadLocalRandom.current().nextDouble(), metrics);
    this.service =
        plan.transport()
            .start(
                new StartContext(
                    plan.settings(),
                    shared,
                    lanePool,
                    delivery,
                    stores.states().of(plan.domain()),
                    circuits,
                    shared.webhooks().of(plan.domain(), plan.publicUrl()),
                    shared.metrics().transport(transport, plan.domain())));
    this.stream =
        new ComponentStream(plan.stream(), new Link(), shared.connector(), shared.scheduler());
    StanzaSink exit = new CountedSink(new StanzaExit(stream), counters);
    RelayRegistry relays = new RelayRegistry();
    List<SessionLoader> loaders = new ArrayList<>();
    loaders.add(
        new AccountEnvironment(stores.accounts(), plan.registration(), service::isProvisioned));
    this.sessions =
        Sessions.create(registry -> environment(registry, exit, relays, stores, loaders, metrics));
    GatewayParts parts =
        GatewayParts.of(
            context(),
            stores,
            relays,
            loaders,
            sessions,
            exit,
            shared.scheduler(),
            delivery,
            metrics,
            plan.limits());
    StandardHandlers.install(parts, extensions, administration);
    ContactAddresses.install(plan.contact(), parts.handlers());
    plan.publicUrl().ifPresent(url -> StatusPage.install(url, plan.domain(), parts.handlers()));
    this.outage = new Outage(plan.domain(), service::health, this::isReady, shared.clock());
    this.linkUp = List.copyOf(parts.linkUp());
    this.router =
        new Router(
            parts.context().addresses(),
            parts.handlers(),
            sessions,
            plan.access(),
            new AccountGate(),
            exit,
            counters::handled);
    this.removal = new AccountRemoval(sessions, parts.accounts());
    GatewayMetrics.stream(metrics, stream);
    GatewayMetrics.users(metrics, sessions, stores, plan.domain(), shared.clock());
    GatewayMetrics.lanes(metrics, lanePool);
    metrics.gauge(
        "network_up",
        "1 while the legacy service says that it is well.",
        () -> outage.network().up() ? 1 : 0);
  }

  private GatewayContext context() {
    return new GatewayContext(
        plan.domain(),
        Optional.ofNullable(plan.stream().server()).orElse(plan.domain()),
        plan.transport().info(),
        service,
        new GatewayAddresses(plan.domain(), service),
        plan.registration(),
        plan.admins(),
        historyLines(),
        shared.clock(),
        shared.clock().instant());
  }

  /** A transport with rooms may let the admin say how much of their past is kept. */
  private int historyLines() {
    boolean declared = plan.transport().info().settings().find("history").isPresent();
    return declared ? plan.settings().number("history") : 0;
  }

  private SessionEnvironment environment(
      Sessions registry,
      StanzaSink exit,
      RelayRegistry relays,
      Stores stores,
      List<SessionLoader> loaders,
      MetricScope metrics) {
    return new SessionEnvironment(
        plan.domain(),
        plan.transport().info(),
        service,
        exit,
        new CountedEvents(relays, metrics),
        AccountEnvironment.source(),
        new StoredSettings(stores.settings()),
        loaders,
        registry,
        shared.mailboxPool(),
        lanePool,
        shared.scheduler(),
        shared.clock(),
        CALL_DEADLINE,
        plan.limits(),
        new LoginCounters(metrics),
        new LoginQueue(plan.limits().loginsAtOnce()),
        circuits);
  }

  /** Opens the stream, and keeps it open until {@link #close}. */
  public void start() {
    stream.start();
    looking = outage.watch(shared.scheduler(), lanePool);
  }

  /** Since when users cannot be served; empty while they can. */
  public Optional<Instant> outage() {
    return outage.since();
  }

  /** The domain this gateway serves. */
  public String domain() {
    return plan.domain();
  }

  /** Done when the component was online for the first time. */
  public CompletionStage<Void> online() {
    return online.minimalCompletionStage();
  }

  /** Whether the component is online now. */
  public boolean isReady() {
    return stream.state() == StreamState.READY;
  }

  /** Why it is not online, if that is known. */
  public Optional<StreamProblem> problem() {
    return Optional.ofNullable(problem);
  }

  /** How it is, from what is known; the network was asked seconds ago. */
  public ComponentHealth componentHealth() {
    String reason = problem().map(StreamProblem::sentence).orElse("Connecting.");
    return ComponentHealth.of(
        domain(), isReady() ? "" : reason, outage.network(), circuits.open(), outage());
  }

  /** Removes a user with all that is stored, as if the user had unregistered. */
  public CompletionStage<AccountRemoval.Outcome> remove(JID user) {
    return removal.remove(user);
  }

  /** Whether something concerns that user at present. */
  public boolean knows(JID user) {
    return sessions.knows(user);
  }

  /** How many users something concerns at present. */
  public int users() {
    return sessions.count();
  }

  /** What waits of its stored messages. */
  public Backlog backlog() {
    return delivery.backlog(circuits::tryNow);
  }

  /** Takes leave of users and networks, then closes the stream; done within seconds. */
  public CompletionStage<Void> close() {
    return sessions
        .close(FailureReason.CONNECTION_LOST, Text.of(Gateway.class, "shut-down"))
        .toCompletableFuture()
        .orTimeout(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)
        .handle((done, late) -> null)
        .thenCompose(done -> stream.close(FAREWELL))
        .whenComplete((done, failure) -> closeTransport());
  }

  private void closeTransport() {
    if (looking != null) {
      looking.cancel(false);
    }
    service.close();
    lanePool.shutdownNow();
  }

  private synchronized void linkUp() {
    if (graceEnd != null) {
      graceEnd.cancel(false);
      graceEnd = null;
    }
    online.complete(null);
    linkUp.forEach(Runnable::run);
  }

  private synchronized void linkDown() {
    if (graceEnd == null && online.isDone()) {
      graceEnd =
          shared
              .scheduler()
              .schedule(this::giveUpUsers, plan.limits().grace().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void giveUpUsers() {
    log.warn("The XMPP server stayed away; the users of {} are logged out", plan.domain());
    sessions.endAll(FailureReason.CONNECTION_LOST, Text.of(Gateway.class, "server-away"));
  }

  /** Hears the stream; on its threads. */
  private final class Link implements StreamListener {
    @Override
    public void onStanza(Element stanza) {
      counters.received(stanza);
      router.route(stanza);
    }

    @Override
    public void onStateChanged(StreamState state, @Nullable StreamProblem why) {
      problem = why;
      if (state == StreamState.READY) {
        linkUp();
      } else if (state == StreamState.DISCONNECTED) {
        linkDown();
      }
    }
  }
}
