package im.gangway.hostile;

import im.gangway.transport.Ability;
import im.gangway.transport.Account;
import im.gangway.transport.JoinRequest;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.RoomEntered;
import im.gangway.transport.LegacyService;
import im.gangway.transport.LegacySession;
import im.gangway.transport.LegacyTarget;
import im.gangway.transport.NetworkAddress;
import im.gangway.transport.Occupant;
import im.gangway.transport.Occupant.Affiliation;
import im.gangway.transport.Occupant.Role;
import im.gangway.transport.PresenceSession;
import im.gangway.transport.RoomAddress;
import im.gangway.transport.RoomDirectorySession;
import im.gangway.transport.RoomSession;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.SessionContext;
import im.gangway.transport.Transport;
import im.gangway.transport.TransportContext;
import im.gangway.transport.TransportInfo;
import im.gangway.transport.TransportInfo.Calls;
import im.gangway.transport.TransportInfo.Identity;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A transport that can do everything and whose every method misbehaves as a test wishes. */
final class RogueTransport implements Transport {
  private final TransportInfo info;
  private final Conduct conduct;

  /** What happens when a method is called, before it does what it should. */
  @FunctionalInterface
  interface Conduct {
    void called(String method);
  }

  RogueTransport(String id, Calls calls, Conduct conduct) {
    this.info =
        TransportInfo.of(id, id, new Identity("gateway", id))
            .able(Ability.ROOMS, Ability.ROOM_DIRECTORY, Ability.PRESENCE)
            .called(calls);
    this.conduct = conduct;
  }

  @Override
  public TransportInfo info() {
    return info;
  }

  @Override
  public LegacyService start(TransportContext context) {
    return new Service();
  }

  private final class Service implements LegacyService {
    @Override
    public LegacyTarget resolve(String localpart) {
      conduct.called("resolve");
      return switch (localpart.charAt(0)) {
        case '#' -> new LegacyTarget.Room(new RoomAddress(localpart));
        case '=' -> new LegacyTarget.Network(new NetworkAddress(localpart));
        default -> new LegacyTarget.Contact(new LegacyAddress(localpart));
      };
    }

    @Override
    public LegacySession login(Account account, SessionContext context) {
      conduct.called("login");
      return session(context);
    }

    @Override
    public void close() {
      conduct.called("closeService");
    }
  }

  private LegacySession session(SessionContext context) {
    Class<?>[] abilities = {RoomSession.class, RoomDirectorySession.class, PresenceSession.class};
    return (LegacySession)
        Proxy.newProxyInstance(
            RogueTransport.class.getClassLoader(),
            abilities,
            (proxy, method, arguments) -> call(context, method, arguments));
  }

  private @Nullable Object call(SessionContext context, Method method, Object[] arguments) {
    conduct.called(method.getName());
    if (method.getName().equals("join")) {
      context.publish(entered((JoinRequest) arguments[0]));
    }
    if (!CompletionStage.class.isAssignableFrom(method.getReturnType())) {
      return null;
    }
    boolean sends = method.getName().startsWith("send");
    return CompletableFuture.completedFuture(sends ? SendOutcome.accepted() : null);
  }

  private static RoomEntered entered(JoinRequest request) {
    return new RoomEntered(
        request.room(),
        request.nick(),
        List.of(occupant(request.nick()), occupant("bob")),
        Optional.empty());
  }

  private static Occupant occupant(String nick) {
    return new Occupant(
        nick, Role.MODERATOR, Affiliation.OWNER, Optional.empty(), Optional.empty());
  }
}
