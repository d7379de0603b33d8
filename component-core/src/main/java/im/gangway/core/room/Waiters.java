package im.gangway.core.room;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xmpp.packet.JID;

/** The user's resources that wait to be let into one room. Confined to the user's mailbox. */
final class Waiters {
  private final Map<JID, Waiter> byResource = new LinkedHashMap<>();

  /** A resource waits; one that waited already waits anew. */
  void add(Waiter waiter) {
    withdraw(waiter.resource());
    byResource.put(waiter.resource(), waiter);
  }

  /** Ends the wait of a resource that no longer wants in; false when it did not wait. */
  boolean withdraw(JID resource) {
    Waiter withdrawn = byResource.remove(resource);
    if (withdrawn != null) {
      withdrawn.done();
    }
    return withdrawn != null;
  }

  boolean contains(JID resource) {
    return byResource.containsKey(resource);
  }

  /** Ends the wait of all; the caller answers them. */
  List<Waiter> takeAll() {
    List<Waiter> taken = new ArrayList<>(byResource.values());
    byResource.clear();
    return taken;
  }

  int size() {
    return byResource.size();
  }
}
