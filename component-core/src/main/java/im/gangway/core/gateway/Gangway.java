package im.gangway.core.gateway;

import im.gangway.core.config.AccessList;
import im.gangway.core.config.GangwayConfig;
import im.gangway.core.config.LimitsConfig;
import im.gangway.core.config.TransportConfig;
import im.gangway.core.storage.Database;
import im.gangway.core.storage.Stores;
import im.gangway.core.stream.StreamSettings;
import im.gangway.core.tls.TrustedAuthorities;
import im.gangway.core.vault.KeyFileException;
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
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/** The running program: one gateway for each configured domain and what they share. */
public final class Gangway implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Gangway.class);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(8);

  private final Database database;
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
    this.database = Database.open(config.storage().url());
    try {
      this.shared =
          new SharedResources(
              TrustedAuthorities.context(config.tls().extraCa()), Clock.systemUTC());
      Stores stores = Stores.of(database, sealer(config), shared.clock());
      for (TransportConfig transport : config.transports()) {
        gateways.add(new Gateway(plan(config, transport, transports), shared, stores, extensions));
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

  private static GatewayPlan plan(
      GangwayConfig config, TransportConfig transport, Map<String, Transport> transports)
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
        jid -> mayUse(jid, config.access(), transport),
        transport.registration(),
        jid -> config.access().isAdmin(jid.toBareJID()),
        limits.sessionGrace(),
        limits.messagesPerMinute(),
        config.contact(),
        Optional.ofNullable(config.http().publicUrl()));
  }

  private static boolean mayUse(JID jid, AccessList access, TransportConfig transport) {
    String server = transport.component().server();
    return jid.getNode() == null
        ? access.allowsServer(jid.toString(), server == null ? transport.domain() : server)
        : access.allows(jid.toBareJID());
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
  }

  private static @Nullable Void notInTime(Throwable failure) {
    log.warn("Not everything could be closed in time", failure);
    return null;
  }
}
