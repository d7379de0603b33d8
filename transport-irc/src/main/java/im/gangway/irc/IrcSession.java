package im.gangway.irc;

import im.gangway.irc.network.CappedDialer;
import im.gangway.irc.network.Dialer;
import im.gangway.irc.network.IrcNetwork;
import im.gangway.irc.network.LineHandler;
import im.gangway.irc.network.NetworkNames;
import im.gangway.irc.network.NetworkSetup;
import im.gangway.transport.Account;
import im.gangway.transport.ContactStatus;
import im.gangway.transport.FailureReason;
import im.gangway.transport.JoinRequest;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent;
import im.gangway.transport.LegacyException;
import im.gangway.transport.MessageText;
import im.gangway.transport.NetworkAddress;
import im.gangway.transport.Occupant;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.OutgoingRoomMessage;
import im.gangway.transport.PresenceSession;
import im.gangway.transport.RoomAddress;
import im.gangway.transport.RoomDirectorySession;
import im.gangway.transport.RoomSession;
import im.gangway.transport.RoomSummary;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.SessionContext;
import im.gangway.transport.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A user on IRC, on as many networks as the user wants. Confined to the user's mailbox. */
final class IrcSession implements RoomSession, RoomDirectorySession, PresenceSession {
  private static final int MAX_NETWORKS = 20;
  private static final int DIALS_AT_ONCE = 5;

  private final IrcAddresses addresses;
  private final Dialer dialer;
  private final LineHandler verbs;
  private final SessionContext context;
  private final UserProfiles profiles;
  private final Map<String, IrcNetwork> networks = new LinkedHashMap<>();
  private final Random random = new Random();
  private boolean away;
  private String awayText = "";
  private boolean closed;

  IrcSession(
      IrcSettings settings,
      IrcAddresses addresses,
      Dialer dialer,
      LineHandler verbs,
      Account account,
      SessionContext context) {
    this.addresses = addresses;
    this.dialer = new CappedDialer(dialer, endpoint -> "", DIALS_AT_ONCE, MAX_NETWORKS);
    this.verbs = verbs;
    this.context = context;
    this.profiles = new UserProfiles(settings, account, context.settings());
  }

  @Override
  public CompletionStage<SendOutcome> send(OutgoingMessage message) {
    return with(
        message.to().value(),
        (network, address) ->
            address instanceof IrcAddress.Nick nick
                ? network.send(nick.nick(), message.text())
                : notA("nick"));
  }

  @Override
  public CompletionStage<Void> join(JoinRequest request) {
    return in(request.room(), network -> network.join(request));
  }

  @Override
  public void leave(RoomAddress room, String text) {
    existing(room).ifPresent(network -> network.leave(room, text));
  }

  @Override
  public CompletionStage<SendOutcome> sendToRoom(OutgoingRoomMessage message) {
    return in(message.room(), network -> network.sendToRoom(message.room(), message.text()));
  }

  @Override
  public CompletionStage<SendOutcome> sendToOccupant(
      String id, RoomAddress room, String nick, MessageText text) {
    return in(room, network -> network.sendToOccupant(room, nick, text));
  }

  @Override
  public CompletionStage<Void> changeNick(RoomAddress room, String nick) {
    return in(room, network -> network.changeNick(nick));
  }

  @Override
  public CompletionStage<Void> changeSubject(RoomAddress room, String subject) {
    return in(room, network -> network.changeSubject(room, subject));
  }

  @Override
  public CompletionStage<Void> kick(RoomAddress room, String nick, String text) {
    return in(room, network -> network.kick(room, nick, text));
  }

  @Override
  public CompletionStage<Void> changeStanding(
      RoomAddress room,
      String nick,
      Occupant.@Nullable Role role,
      Occupant.@Nullable Affiliation affiliation) {
    return in(room, network -> network.changeStanding(room, nick, role, affiliation));
  }

  @Override
  public CompletionStage<Void> invite(RoomAddress room, LegacyAddress whom, String text) {
    return with(
        whom.value(),
        (network, address) ->
            address instanceof IrcAddress.Nick nick
                    && existing(room).filter(network::equals).isPresent()
                ? network.invite(room, nick.nick())
                : CompletableFuture.failedFuture(
                    new LegacyException(
                        FailureReason.RECIPIENT_UNKNOWN,
                        Text.of(IrcSession.class, "other-network", whom))));
  }

  @Override
  public CompletionStage<Void> listRooms(NetworkAddress network, Consumer<RoomSummary> each) {
    return with(network.value(), (found, address) -> found.listRooms(each));
  }

  @Override
  public void showPresence(ContactStatus status, String text) {
    boolean isAway = status != ContactStatus.AVAILABLE;
    away = isAway;
    awayText = text;
    List.copyOf(networks.values()).forEach(network -> network.showPresence(isAway, text));
  }

  @Override
  public void close(String text) {
    if (!closed) {
      closed = true;
      List.copyOf(networks.values()).forEach(network -> network.close(text));
      networks.clear();
    }
  }

  private <T> CompletionStage<T> in(
      RoomAddress room, Function<IrcNetwork, CompletionStage<T>> task) {
    return with(
        room.value(),
        (network, address) ->
            address instanceof IrcAddress.Channel ? task.apply(network) : notA("no-channel"));
  }

  /** What is to be done on the network of an address. */
  private interface Task<T> {
    CompletionStage<T> run(IrcNetwork network, IrcAddress address);
  }

  private <T> CompletionStage<T> with(String text, Task<T> task) {
    try {
      IrcAddress address = addresses.parse(text);
      return task.run(network(address.server()), address);
    } catch (LegacyException failure) {
      return CompletableFuture.failedFuture(failure);
    }
  }

  private Optional<IrcNetwork> existing(RoomAddress room) {
    try {
      return Optional.ofNullable(networks.get(addresses.parse(room.value()).server()));
    } catch (LegacyException unknown) {
      return Optional.empty();
    }
  }

  private IrcNetwork network(String server) throws LegacyException {
    if (closed) {
      throw new LegacyException(
          FailureReason.CONNECTION_LOST, Text.of(IrcSession.class, "session-ended"));
    }
    IrcNetwork known = networks.get(server);
    return known == null ? create(server) : known;
  }

  private IrcNetwork create(String server) throws LegacyException {
    if (networks.size() >= MAX_NETWORKS) {
      networks.values().removeIf(IrcNetwork::isIdle);
    }
    if (networks.size() >= MAX_NETWORKS) {
      throw new LegacyException(
          FailureReason.RATE_LIMITED, Text.of(IrcSession.class, "too-many-networks", MAX_NETWORKS));
    }
    NetworkNames names = addresses.of(server);
    IrcNetwork created =
        new IrcNetwork(
            new NetworkSetup(
                context,
                names,
                () -> profiles.profile(server),
                dialer,
                verbs,
                this::publish,
                addresses.fixedServer().isPresent()
                    ? Optional.empty()
                    : Optional.of(names.network()),
                random));
    created.showPresence(away, awayText);
    networks.put(server, created);
    return created;
  }

  private void publish(LegacyEvent event) {
    if (!closed) {
      context.publish(event);
    }
  }

  private static <T> CompletionStage<T> notA(String why) {
    return CompletableFuture.failedFuture(
        new LegacyException(FailureReason.ADDRESS_INVALID, Text.of(IrcSession.class, why)));
  }
}
