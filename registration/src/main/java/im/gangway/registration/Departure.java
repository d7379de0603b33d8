package im.gangway.registration;

import im.gangway.core.account.AccountListener;
import im.gangway.core.account.DepartedUsers;
import im.gangway.core.session.AccountSource;
import im.gangway.core.session.UserSession;
import im.gangway.transport.Account;
import im.gangway.transport.RegistrableService;
import org.xmpp.packet.JID;

/** Tells the legacy service who has gone, so that it can give away what that user had. */
record Departure(RegistrableService service) implements AccountListener {

  @Override
  public void removed(UserSession session) {
    removed(session.user());
  }

  private void removed(JID user) {
    service.removed(AccountSource.account(user, Account.Kind.REGISTERED));
  }

  /** Tells of those who have gone while no gateway ran. */
  void tell(DepartedUsers departed) {
    departed.tell(user -> removed(new JID(user)));
  }
}
