package im.gangway.core.room;

import im.gangway.transport.Account;
import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LegacyService;
import im.gangway.transport.LegacySession;
import im.gangway.transport.LegacyTarget;
import im.gangway.transport.NetworkAddress;
import im.gangway.transport.RoomAddress;
import im.gangway.transport.SessionContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A transport whose rooms begin with {@code #} and whose users have a {@code %}. */
final class FakeService implements LegacyService {
  final FakeNetwork network = new FakeNetwork();
  private @Nullable SessionContext context;
  private Optional<LegacyException> refusal = Optional.empty();

  void refuse(LegacyException why) {
    refusal = Optional.of(why);
  }

  void publish(LegacyEvent event) {
    if (context != null) {
      context.publish(event);
    }
  }

  @Override
  public LegacyTarget resolve(String localpart) throws InvalidAddressException {
    if (localpart.startsWith("#")) {
      return new LegacyTarget.Room(new RoomAddress(localpart));
    }
    if (localpart.contains("%")) {
      return new LegacyTarget.Contact(new LegacyAddress(localpart));
    }
    if (localpart.contains("!")) {
      throw new InvalidAddressException("No such thing: " + localpart);
    }
    return new LegacyTarget.Network(new NetworkAddress(localpart));
  }

  @Override
  public LegacySession login(Account account, SessionContext given) throws LegacyException {
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    context = given;
    return network;
  }

  @Override
  public void close() {}
}
