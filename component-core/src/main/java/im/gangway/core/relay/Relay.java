package im.gangway.core.relay;

import im.gangway.core.session.UserSession;
import im.gangway.transport.LegacyEvent;

/** Tells a user's resources of one kind of event. Thread-safe. */
public interface Relay<E extends LegacyEvent> {

  /** The kind of event. */
  Class<E> event();

  /** Relays an event, on the user's mailbox. */
  void relay(E event, UserSession session);
}
