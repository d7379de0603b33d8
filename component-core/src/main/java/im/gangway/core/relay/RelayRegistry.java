package im.gangway.core.relay;

import im.gangway.core.session.EventSink;
import im.gangway.core.session.UserSession;
import im.gangway.transport.LegacyEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The relays of one domain, by kind of event.
 *
 * <p>Filled by one thread before the stream starts; read by all afterwards.
 */
public final class RelayRegistry implements EventSink {
  private final Map<Class<?>, Relay<?>> relays = new HashMap<>();

  /** Adds a relay; there is one for each kind of event. */
  public RelayRegistry add(Relay<?> relay) {
    if (relays.putIfAbsent(relay.event(), relay) != null) {
      throw new IllegalStateException("Two relays for " + relay.event());
    }
    return this;
  }

  /** The kinds of events that are relayed. */
  public Set<Class<?>> events() {
    return Set.copyOf(relays.keySet());
  }

  @Override
  public void accept(LegacyEvent event, UserSession session) {
    relay(event.getClass(), event, session);
  }

  private <E extends LegacyEvent> void relay(
      Class<E> type, LegacyEvent event, UserSession session) {
    Relay<?> relay = relays.get(type);
    if (relay == null) {
      throw new IllegalStateException("No relay for " + type);
    }
    @SuppressWarnings("unchecked") // the registry's key is the relay's own event type
    Relay<E> typed = (Relay<E>) relay;
    typed.relay(type.cast(event), session);
  }
}
