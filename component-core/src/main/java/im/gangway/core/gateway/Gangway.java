package im.gangway.core.gateway;

import im.gangway.core.admin.AccessRules;
import im.gangway.core.admin.Administration;
import im.gangway.core.config.AccessList;
import im.gangway.core.config.GangwayConfig;
import im.gangway.core.config.LimitsConfig;
import im.gangway.core.config.TransportConfig;
import im.gangway.core.storage.Database;
import im.gangway.core.storage.KeyRotation;
import im.gangway.core.storage.Stores;
import im.gangway.core.stream.StreamSettings;
import im.gangway.core.tls.TrustedAuthorities;
import im.gangway.core.vault.KeyFileException;
import im.gangway.core.vault.KeyFileLock;
import im.gangway.core.vault.Keyring;
import im.gangway.core.vault.Sealer;
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

  /** Longer than it takes a sealed value to be on its way to the store. */
  private static final Duration KEY_SETTLING = Duration.ofSeconds(1);

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
    this(config, transports, extensions, null);
  }

  /**
   * The same where admins may end the process.
   *
   * @param shutdown begins to end the process, as an admin asked; must not block
   */
  public Gangway(
      GangwayConfig config,
      Map<String, Transport> transports,
      List<GatewayExtension> extensions,
      @Nullable Runnable shutdown)
      throws ConfigurationException {
    this.database = Database.open(config.storage());
    try {
      this.shared =
          new SharedResources(
              TrustedAuthorities.context(config.tls().extraCa()), Clock.systemUTC());
      Sealer sealer = sealer(config);
      this.keyLock = KeyFileLock.shared(config.credentials().keyFile());
      Stores stores = Stores.of(database, sealer, shared.clock());
      Administration administration =
          new Administration(
              AccessRules.load(config.access(), stores.accessRules()),
              rotation(config, sealer),
              Optional.ofNullable(shutdown));
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

  private static GatewayPlan plan(
      GangwayConfig config,
      TransportConfig transport,
      Map<String, Transport> transports,
      AccessRules rules)
      throws ConfigurationException {
    Transport implementation = transports.get(transport.type());
    if (implementation == null) {
      throw new ConfigurationException("There is no transport of type " + transport.type());
    }
    LimitsConfig limits = config.limits();
    return new GatewayPlan(
        StreamSettings.of(transport, limits.stanzaBytes()),
        implementation,
        transport.settings(),
        jid -> mayUse(jid, config.access(), rules, transport),
        transport.registration(),
        jid -> config.access().isAdmin(jid.toBareJID()),
        limits.sessionGrace(),
        limits.messagesPerMinute(),
        limits.loginsAtOnce(),
        config.contact(),
        Optional.ofNullable(config.http().publicUrl()));
  }

  private static boolean mayUse(
      JID jid, AccessList access, AccessRules rules, TransportConfig transport) {
    String server = transport.component().server();
    return jid.getNode() == null
        ? access.allowsServer(jid.toString(), server == null ? transport.domain() : server)
        : rules.allows(jid);
  }

  /** Opens all streams, and keeps them open. */
  public void start() {
    gateways.forEach(Gateway::start);
  }

  /** The gateways, one for each configured domain. */
  public List<Gateway> gateways() {
    return List.copyOf(gateways);
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
