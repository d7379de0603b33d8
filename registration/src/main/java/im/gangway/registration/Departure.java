package im.gangway.registration;

import im.gangway.core.account.AccountListener;
import im.gangway.core.session.AccountSource;
import im.gangway.core.session.UserSession;
import im.gangway.transport.Account;
import im.gangway.transport.RegistrableService;

/** Tells the legacy service who has gone, so that it can give away what that user had. */
record Departure(RegistrableService service) implements AccountListener {

  @Override
  public void removed(UserSession session) {
    service.removed(AccountSource.account(session.user(), Account.Kind.REGISTERED));
  }
}
