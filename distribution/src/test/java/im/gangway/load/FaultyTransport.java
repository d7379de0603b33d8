package im.gangway.load;

import im.gangway.transport.Account;
import im.gangway.transport.FailureReason;
import im.gangway.transport.Health;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.SessionEnded;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LegacyService;
import im.gangway.transport.LegacySession;
import im.gangway.transport.LegacyTarget;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.SessionContext;
import im.gangway.transport.Text;
import im.gangway.transport.Transport;
import im.gangway.transport.TransportContext;
import im.gangway.transport.TransportInfo;
import im.gangway.transport.TransportInfo.Calls;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A transport whose network takes messages, refuses connections, or lets every call wait for as
 * long as the test wishes, as sockets do that nobody can interrupt. Thread-safe.
 */
final class FaultyTransport implements Transport {
  private final TransportInfo info;
  private final Set<SessionContext> sessions = ConcurrentHashMap.newKeySet();
  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private State state = State.WELL;

  private enum State {
    WELL,
    DEAD,
    BLOCKED
  }

  FaultyTransport(String id) {
    info =
        TransportInfo.of(id, id, new TransportInfo.Identity("gateway", id)).called(Calls.MAY_BLOCK);
  }

  @Override
  public TransportInfo info() {
    return info;
  }

  /** The network takes messages again; calls that wait go on. */
  void heal() {
    become(State.WELL);
  }

  /** From now on every call waits. */
  void block() {
    become(State.BLOCKED);
  }

  /** All connections end, and no other can be made. */
  void die() {
    become(State.DEAD);
    for (SessionContext each : Set.copyOf(sessions)) {
      sessions.remove(each);
      each.publish(new SessionEnded(FailureReason.CONNECTION_LOST, "The network is dead."));
    }
  }

  private synchronized void become(State next) {
    state = next;
    notifyAll();
  }

  /** The texts of the messages that the network took. */
  Set<String> taken() {
    return Set.copyOf(taken);
  }

  private synchronized void reach() throws LegacyException {
    boolean interrupted = false;
    while (state == State.BLOCKED) {
      try {
        wait();
      } catch (InterruptedException ignored) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (state == State.DEAD) {
      throw new LegacyException(
          FailureReason.NETWORK_UNREACHABLE, Text.literal("Connection refused"));
    }
  }

  @Override
  public LegacyService start(TransportContext context) {
    return new Service();
  }

  private final class Service implements LegacyService {
    @Override
    public LegacyTarget resolve(String localpart) {
      return new LegacyTarget.Contact(new LegacyAddress(localpart));
    }

    @Override
    public LegacySession login(Account account, SessionContext context) throws LegacyException {
      reach();
      sessions.add(context);
      return new Session();
    }

    @Override
    public Health health() {
      try {
        reach();
        return Health.UP;
      } catch (LegacyException refused) {
        return new Health(false, refused.text().toString());
      }
    }

    @Override
    public void close() {
      heal();
    }
  }

  private final class Session implements LegacySession {
    @Override
    public CompletionStage<SendOutcome> send(OutgoingMessage message) {
      try {
        reach();
      } catch (LegacyException refused) {
        return CompletableFuture.failedFuture(refused);
      }
      taken.add(message.text().text());
      return CompletableFuture.completedFuture(SendOutcome.accepted());
    }

    @Override
    public void close(String text) {
      // there is nothing of the user's own
    }
  }
}
