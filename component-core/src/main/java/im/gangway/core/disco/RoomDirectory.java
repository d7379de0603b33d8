package im.gangway.core.disco;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import im.gangway.core.address.Target;
import im.gangway.core.address.TargetKind;
import im.gangway.core.error.StanzaException;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.session.UserSession;
import im.gangway.transport.Ability;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.NetworkAddress;
import im.gangway.transport.RoomDirectorySession;
import im.gangway.transport.Text;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A network's rooms as its items, in parts (XEP-0059).
 *
 * <p>The first part is answered while the network still tells the rest. A complete list is kept for
 * minutes, for the user who fetched it only: networks tell each user other rooms. A user fetches
 * one list at a time, a domain {@value #AT_ONCE}.
 */
public final class RoomDirectory implements DiscoExtension {
  private static final int AT_ONCE = 4;
  private static final int MAX_KEPT_ROOMS = 150_000;
  private static final Duration UNUSED = Duration.ofMinutes(2);
  private static final Duration OLDEST = Duration.ofMinutes(10);
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private final GatewayContext context;
  private final Optional<NetworkAddress> onlyNetwork;
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Cache<Key, RoomList> complete;

  private record Key(String user, NetworkAddress network) {}

  /**
   * @param onlyNetwork the network whose rooms are items of the gateway itself, where there is one
   */
  public RoomDirectory(GatewayContext context, Optional<NetworkAddress> onlyNetwork) {
    this.context = context;
    this.onlyNetwork = onlyNetwork;
    this.complete =
        Caffeine.newBuilder()
            .maximumWeight(MAX_KEPT_ROOMS)
            .weigher((Key key, RoomList list) -> 10 + list.size())
            .expireAfterAccess(UNUSED)
            .expireAfterWrite(OLDEST)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(context.clock().millis()))
            .executor(Runnable::run)
            .build();
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.GATEWAY, TargetKind.NETWORK);
  }

  @Override
  public CompletionStage<DiscoItems> items(DiscoRequest request)
      throws StanzaException, LegacyException {
    Optional<NetworkAddress> network = network(request.target());
    if (network.isEmpty() || !context.info().abilities().contains(Ability.ROOM_DIRECTORY)) {
      return DiscoItems.none();
    }
    PageRequest page = PageRequest.in(request.payload());
    Key key = new Key(request.session().user().toBareJID(), network.get());
    RoomList known = complete.getIfPresent(key);
    if (known != null) {
      return DiscoItems.ready(known.part(page));
    }
    return listing(key, request.session()).part(page);
  }

  private Optional<NetworkAddress> network(Target target) {
    return target instanceof Target.Network network ? Optional.of(network.address()) : onlyNetwork;
  }

  private RoomListing listing(Key key, UserSession session) throws LegacyException {
    RunningListing running = RunningListing.of(session);
    Optional<RoomListing> same = running.of(key.network());
    if (same.isPresent()) {
      return same.get();
    }
    if (running.isBusy() || !places.tryAcquire()) {
      throw new LegacyException(
          FailureReason.RATE_LIMITED, Text.of(RoomDirectory.class, "lists-wanted"));
    }
    RoomListing listing = new RoomListing(new RoomList(context.domain()));
    running.begin(key.network(), listing);
    fetch(key, session, listing);
    return listing;
  }

  private void fetch(Key key, UserSession session, RoomListing listing) {
    RoomIntake intake = new RoomIntake(context.addresses(), session.mailbox(), listing::add);
    session.touch();
    session
        .legacy()
        .call(RoomDirectorySession.class, directory -> directory.listRooms(key.network(), intake))
        .toCompletableFuture()
        .orTimeout(LONGEST.toMinutes(), TimeUnit.MINUTES)
        .whenCompleteAsync(
            (done, failure) -> {
              intake.drain();
              ended(key, session, listing, failure);
            },
            session.mailbox());
  }

  private void ended(
      Key key, UserSession session, RoomListing listing, @Nullable Throwable failure) {
    places.release();
    RunningListing.of(session).end();
    if (failure == null) {
      complete.put(key, listing.complete());
    } else {
      listing.fail(told(failure));
    }
    session.touch();
  }

  private static Throwable told(Throwable failure) {
    return failure instanceof TimeoutException
        ? new LegacyException(
            FailureReason.NETWORK_UNREACHABLE, Text.of(RoomDirectory.class, "list-late"))
        : failure;
  }
}
