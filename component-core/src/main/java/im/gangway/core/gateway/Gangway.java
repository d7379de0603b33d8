package im.gangway.core.gateway;

import im.gangway.core.config.GangwayConfig;
import im.gangway.core.config.LimitsConfig;
import im.gangway.core.config.RegistrationPolicy;
import im.gangway.core.config.TransportConfig;
import im.gangway.core.session.AccountSource;
import im.gangway.core.storage.Database;
import im.gangway.core.storage.UserSettingsStore;
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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
   * @throws ConfigurationException if a transport, the key file or a certificate file cannot be
   *     used; the message says what to change
   */
  public Gangway(GangwayConfig config, Map<String, Transport> transports)
      throws ConfigurationException {
    this.database = Database.open(config.storage().url());
    try {
      UserSettingsStore settings = new UserSettingsStore(database, sealer(config));
      this.shared =
          new SharedResources(
              TrustedAuthorities.context(config.tls().extraCa()), Clock.systemUTC());
      for (TransportConfig transport : config.transports()) {
        gateways.add(new Gateway(plan(config, transport, transports), shared, settings));
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
    requireAnonymous(transport);
    LimitsConfig limits = config.limits();
    return new GatewayPlan(
        StreamSettings.of(transport, limits.stanzaBytes()),
        implementation,
        transport.settings(),
        jid -> config.access().allows(jid.toBareJID()),
        AccountSource.ANONYMOUS,
        limits.sessionGrace(),
        limits.messagesPerMinute());
  }

  /** Registration comes with a later version: until then nobody could use such a transport. */
  private static void requireAnonymous(TransportConfig transport) throws ConfigurationException {
    if (!Set.of(RegistrationPolicy.OPTIONAL, RegistrationPolicy.DISABLED)
        .contains(transport.registration())) {
      throw new ConfigurationException(
          "transports."
              + transport.id()
              + ".registration: this version cannot register users yet; say optional or disabled");
    }
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
