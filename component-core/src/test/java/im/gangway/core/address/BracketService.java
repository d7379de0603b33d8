package im.gangway.core.address;

import im.gangway.transport.Account;
import im.gangway.transport.FailureReason;
import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LegacyService;
import im.gangway.transport.LegacySession;
import im.gangway.transport.LegacyTarget;
import im.gangway.transport.NetworkAddress;
import im.gangway.transport.RoomAddress;
import im.gangway.transport.SessionContext;
import java.util.Locale;

/** Names rooms {@code #room}, networks {@code net.work} and everything else a legacy user. */
final class BracketService implements LegacyService {

  @Override
  public LegacyTarget resolve(String localpart) throws InvalidAddressException {
    if (localpart.equals("nobody")) {
      throw new InvalidAddressException("Nobody has that name.");
    }
    if (localpart.startsWith("#")) {
      return new LegacyTarget.Room(new RoomAddress(localpart.toLowerCase(Locale.ROOT)));
    }
    if (localpart.contains(".")) {
      return new LegacyTarget.Network(new NetworkAddress(localpart));
    }
    String folded = localpart.replace('[', '{').replace(']', '}');
    return new LegacyTarget.Contact(new LegacyAddress(folded));
  }

  @Override
  public LegacySession login(Account account, SessionContext context) throws LegacyException {
    throw new LegacyException(FailureReason.UNSUPPORTED, "There is nothing here.");
  }

  @Override
  public void close() {}
}
