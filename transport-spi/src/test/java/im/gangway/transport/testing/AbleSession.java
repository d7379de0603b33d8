package im.gangway.transport.testing;

import im.gangway.transport.Ability;
import im.gangway.transport.ContactSession;
import im.gangway.transport.LegacySession;
import im.gangway.transport.PresenceSession;
import im.gangway.transport.ProfileSession;
import im.gangway.transport.ReadSession;
import im.gangway.transport.RoomDirectorySession;
import im.gangway.transport.RoomSession;
import im.gangway.transport.SearchSession;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;

/** Shows only some of a session's abilities. */
final class AbleSession {
  private AbleSession() {}

  static LegacySession of(LegacySession session, Set<Ability> abilities) {
    Set<Class<?>> shown = new LinkedHashSet<>();
    shown.add(LegacySession.class);
    abilities.forEach(ability -> shown.add(type(ability)));
    return (LegacySession)
        Proxy.newProxyInstance(
            AbleSession.class.getClassLoader(),
            shown.toArray(Class<?>[]::new),
            (proxy, method, arguments) -> {
              try {
                return method.invoke(session, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
              }
            });
  }

  /** The interface of an ability; that of every session where the ability has none. */
  static Class<? extends LegacySession> type(Ability ability) {
    return switch (ability) {
      case ROOMS -> RoomSession.class;
      case ROOM_DIRECTORY -> RoomDirectorySession.class;
      case PRESENCE -> PresenceSession.class;
      case CONTACTS -> ContactSession.class;
      case PROFILES -> ProfileSession.class;
      case SEARCH -> SearchSession.class;
      case READ_MARKS -> ReadSession.class;
      case DELIVERY_REPORTS, SUBJECTS, GROUPS -> LegacySession.class;
    };
  }
}
