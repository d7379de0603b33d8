package im.gangway.core.gateway;

import com.sun.net.httpserver.HttpHandler;
import im.gangway.core.admin.AccessRules;
import im.gangway.core.admin.Administration;
import im.gangway.core.config.GangwayConfig;
import im.gangway.core.config.TransportConfig;
import im.gangway.core.file.FileKeep;
import im.gangway.core.file.FilePages;
import im.gangway.core.file.FileRetention;
import im.gangway.core.health.HealthPages;
import im.gangway.core.health.HealthReport;
import im.gangway.core.metrics.Metrics;
import im.gangway.core.storage.Database;
import im.gangway.core.storage.KeyRotation;
import im.gangway.core.storage.Stores;
import im.gangway.core.storage.UserArchive;
import im.gangway.core.stream.StreamSettings;
import im.gangway.core.tls.TrustedAuthorities;
import im.gangway.core.vault.KeyFileException;
import im.gangway.core.vault.KeyFileLock;
import im.gangway.core.vault.Keyring;
import im.gangway.core.vault.Sealer;
import im.gangway.core.web.Webhooks;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.Transport;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/** The running program: one gateway for each configured domain and what they share. */
public final class Gangway implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Gangway.class);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(8);

  /** The largest file that is passed on. */
  private static final long FILE_OCTETS = 20L * 1024 * 1024;

  /** Longer than it takes a sealed value to be on its way to the store. */
  private static final Duration KEY_SETTLING = Duration.ofSeconds(1);

  private final Metrics metrics = Metrics.withJvm();
  private final GangwayConfig config;
  private final LiveLimits limits;
  private final AccessRules rules;
  private final Stores stores;
  private final Sealer sealer;
  private final UserArchive archive;
  private final Database database;
  private final KeyFileLock keyLock;
  private final SharedResources shared;
  private final List<Gateway> gateways = new ArrayList<>();

  /**
   * Opens the store and starts the transports; no stream is opened yet.
   *
   * @param transports by type, for every type that the configuration names
   * @param extensions abilities of modules of their own
   * @throws ConfigurationException if a transport, the key file or a certificate file cannot be
   *     used; the message says what to change
   */
  public Gangway(
      GangwayConfig config, Map<String, Transport> transports, List<GatewayExtension> extensions)
      throws ConfigurationException {
    this(config, transports, extensions, null, null);
  }

  /**
   * The same where admins may do more.
   *
   * @param shutdown begins to end the process, as an admin asked; must not block
   * @param source reads the configuration again
   */
  public Gangway(
      GangwayConfig config,
      Map<String, Transport> transports,
      List<GatewayExtension> extensions,
      @Nullable Runnable shutdown,
      @Nullable ConfigSource source)
      throws ConfigurationException {
    this.config = config;
    this.limits = new LiveLimits(config.limits());
    this.database = Database.open(config.storage());
    try {
      this.shared =
          new SharedResources(
              TrustedAuthorities.context(config.tls().extraCa()),
              Clock.systemUTC(),
              metrics,
              new FileKeep(config.dataFolder().resolve("files"), FILE_OCTETS));
      ProcessMetrics.store(metrics.process(), database);
      Sealer sealer = sealer(config);
      this.keyLock = KeyFileLock.shared(config.credentials().keyFile());
      Stores stores = Stores.of(database, sealer, shared.clock());
      this.archive = new UserArchive(database);
      this.stores = stores;
      this.sealer = sealer;
      this.rules = AccessRules.load(config.access(), stores.accessRules());
      Administration administration =
          new Administration(
              rules,
              rotation(config, sealer),
              Optional.ofNullable(shutdown),
              Optional.ofNullable(source).map(from -> () -> reload(from.read())));
      for (TransportConfig transport : config.transports()) {
        GatewayPlan plan = plan(config, transport, transports, administration.rules());
        gateways.add(new Gateway(plan, shared, stores, extensions, administration));
      }
    } catch (KeyFileException | IOException unusable) {
      database.close();
      throw new ConfigurationException(String.valueOf(unusable.getMessage()), unusable);
    } catch (ConfigurationException | RuntimeException failure) {
      database.close();
      throw failure;
    }
  }

  private Sealer sealer(GangwayConfig config) throws KeyFileException {
    return new Sealer(Keyring.open(config.credentials().keyFile(), database.holdsSealedValues()));
  }

  private KeyRotation rotation(GangwayConfig config, Sealer sealer) {
    return new KeyRotation(
        database, sealer, config.credentials().keyFile(), ForkJoinPool.commonPool(), KEY_SETTLING);
  }

  private GatewayPlan plan(
      GangwayConfig config,
      TransportConfig transport,
      Map<String, Transport> transports,
      AccessRules rules)
      throws ConfigurationException {
    Transport implementation = transports.get(transport.type());
    if (implementation == null) {
      throw new ConfigurationException("There is no transport of type " + transport.type());
    }
    return new GatewayPlan(
        StreamSettings.of(transport, config.limits().stanzaBytes()),
        implementation,
        transport.settings(),
        jid -> mayUse(jid, rules, transport),
        transport.registration(),
        jid -> rules.configured().isAdmin(jid.toBareJID()),
        limits,
        config.contact(),
        Optional.ofNullable(config.http().publicUrl()));
  }

  private static boolean mayUse(JID jid, AccessRules rules, TransportConfig transport) {
    String server = transport.component().server();
    return jid.getNode() == null
        ? rules
            .configured()
            .allowsServer(jid.toString(), server == null ? transport.domain() : server)
        : rules.allows(jid);
  }

  /** Opens all streams, and keeps them open. */
  public void start() {
    new FileRetention(shared.files(), shared.clock())
        .start(shared.scheduler(), ForkJoinPool.commonPool());
    gateways.forEach(Gateway::start);
  }

  /** The gateways, one for each configured domain. */
  public List<Gateway> gateways() {
    return List.copyOf(gateways);
  }

  /**
   * Puts the access lists and limits of another configuration into force.
   *
   * @return the keys that differ and count only after a restart
   */
  public List<String> reload(GangwayConfig changed) {
    limits.change(changed.limits());
    rules.configure(changed.access());
    List<String> later = ConfigChanges.needingRestart(config, changed);
    log.info("Access lists and limits were read again; only a restart changes: {}", later);
    return later;
  }

  /** What is stored. */
  public Stores stores() {
    return stores;
  }

  /** What is stored of users, to be taken out and put in. */
  public UserArchive archive() {
    return archive;
  }

  /** Seals and opens what is stored. */
  public Sealer sealer() {
    return sealer;
  }

  /** All that is measured. */
  public Metrics metrics() {
    return metrics;
  }

  /** What is served by HTTP: who answers the paths that begin so. */
  public Map<String, HttpHandler> web() {
    return Map.of(
        "/",
        new HealthPages(this::health, metrics),
        Webhooks.PATH,
        shared.webhooks(),
        FilePages.PATH,
        new FilePages(shared.files()));
  }

  /** How everything is; answers at once, from what is known. */
  public HealthReport health() {
    return new HealthReport(
        database.health().reason(), gateways.stream().map(Gateway::componentHealth).toList());
  }

  /** Done when every gateway was online for the first time. */
  public CompletionStage<Void> online() {
    return CompletableFuture.allOf(
        gateways.stream()
            .map(gateway -> gateway.online().toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new));
  }

  /** Takes leave of users and networks and ends within ten seconds. */
  @Override
  public void close() {
    CompletableFuture.allOf(
            gateways.stream()
                .map(gateway -> gateway.close().toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new))
        .orTimeout(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(Gangway::notInTime)
        .join();
    shared.close();
    database.close();
    keyLock.close();
  }

  private static @Nullable Void notInTime(Throwable failure) {
    log.warn("Not everything could be closed in time", failure);
    return null;
  }
}
