package im.gangway.core.roster;

import im.gangway.core.relay.Relay;
import im.gangway.core.session.UserSession;
import im.gangway.transport.LegacyEvent;
import java.util.function.BiConsumer;

/** Tells a user's contacts of one kind of event. */
record ContactRelay<E extends LegacyEvent>(Class<E> event, BiConsumer<Contacts, E> action)
    implements Relay<E> {

  @Override
  public void relay(E event, UserSession session) {
    action.accept(Contacts.of(session), event);
  }
}
