package im.gangway.core.account;

import im.gangway.core.session.UserSession;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Who hears of registrations, in the order in which they were added.
 *
 * <p>Filled by one thread before the stream starts; read by all afterwards.
 */
public final class AccountListeners implements AccountListener {
  private final List<AccountListener> listeners = new ArrayList<>();

  /** Adds a listener. */
  public AccountListeners add(AccountListener listener) {
    listeners.add(listener);
    return this;
  }

  @Override
  public void registered(UserSession session) {
    tell(listener -> listener.registered(session));
  }

  @Override
  public void changed(UserSession session, boolean otherAccount) {
    tell(listener -> listener.changed(session, otherAccount));
  }

  @Override
  public void removed(UserSession session) {
    tell(listener -> listener.removed(session));
  }

  private void tell(Consumer<AccountListener> news) {
    listeners.forEach(news);
  }
}
