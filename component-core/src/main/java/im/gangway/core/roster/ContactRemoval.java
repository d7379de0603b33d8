package im.gangway.core.roster;

import im.gangway.core.account.AccountListener;
import im.gangway.core.session.UserSession;

/** The contacts of a legacy account that a user no longer uses go with it. */
final class ContactRemoval implements AccountListener {

  @Override
  public void changed(UserSession session, boolean otherAccount) {
    if (otherAccount) {
      Contacts.of(session).removeAll();
    }
  }

  @Override
  public void removed(UserSession session) {
    Contacts.of(session).removeAll();
  }
}
