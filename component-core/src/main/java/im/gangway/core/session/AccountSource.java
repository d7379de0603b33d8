package im.gangway.core.session;

import im.gangway.core.address.JidEscaping;
import im.gangway.transport.Account;
import im.gangway.transport.LegacyException;
import org.xmpp.packet.JID;

/** Says with which account a user uses a domain. Thread-safe. */
@FunctionalInterface
public interface AccountSource {

  /** Everybody who may use the gateway does so without credentials. */
  AccountSource ANONYMOUS =
      user -> new Account(user.toBareJID(), localName(user), Account.Kind.ANONYMOUS);

  /**
   * The account of a user.
   *
   * @throws LegacyException if the user has none and needs one; the text says how to get it
   */
  Account accountOf(JID user) throws LegacyException;

  private static String localName(JID user) {
    String node = user.getNode();
    return node == null ? user.getDomain() : JidEscaping.unescape(node);
  }
}
