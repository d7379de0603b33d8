package im.gangway.core.roster;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.xmpp.packet.JID;

/**
 * Who has been online since the process started: what an earlier process showed them has been put
 * right. Of so many it is known at most; the others are put right again. Thread-safe.
 */
final class GreetedUsers {
  private static final int REMEMBERED = 100_000;

  private final Set<String> users =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                  return size() > REMEMBERED;
                }
              }));

  /** Whether this is the first time that the user is online. */
  boolean greet(JID user) {
    return users.add(user.toBareJID());
  }
}
