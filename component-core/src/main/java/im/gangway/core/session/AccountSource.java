package im.gangway.core.session;

import im.gangway.core.address.JidEscaping;
import im.gangway.transport.Account;
import im.gangway.transport.LegacyException;
import org.xmpp.packet.JID;

/** Says with which account a user uses a domain; asked on the user's mailbox. */
@FunctionalInterface
public interface AccountSource {

  /** Everybody who may use the gateway does so without credentials. */
  AccountSource ANONYMOUS = session -> account(session.user(), Account.Kind.ANONYMOUS);

  /**
   * The account of a user.
   *
   * @throws LegacyException if the user has none and needs one; the text says how to get it
   */
  Account accountOf(UserSession session) throws LegacyException;

  /** An account of a user (any JID of the user). */
  static Account account(JID user, Account.Kind kind) {
    String node = user.getNode();
    String name = node == null ? user.getDomain() : JidEscaping.unescape(node);
    return new Account(user.toBareJID(), name, kind);
  }
}
