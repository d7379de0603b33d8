package im.gangway.core.room;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dom4j.Element;
import org.xmpp.packet.JID;

/** The user's resources that are in one room. Confined to the user's mailbox. */
final class Residents {
  private final Map<JID, Resident> byResource = new LinkedHashMap<>();

  Optional<Resident> find(JID resource) {
    return Optional.ofNullable(byResource.get(resource));
  }

  boolean contains(JID resource) {
    return byResource.containsKey(resource);
  }

  Collection<Resident> all() {
    return Collections.unmodifiableCollection(byResource.values());
  }

  boolean isEmpty() {
    return byResource.isEmpty();
  }

  int size() {
    return byResource.size();
  }

  void add(Resident resident) {
    byResource.put(resident.jid(), resident);
  }

  /** Takes a resource out of the room; false when it was not there. */
  boolean remove(JID resource) {
    Resident removed = byResource.remove(resource);
    if (removed != null) {
      removed.stop();
    }
    return removed != null;
  }

  void removeAll() {
    List.copyOf(byResource.keySet()).forEach(this::remove);
  }

  /** Tells every resource something. */
  void tell(Function<Resident, Element> stanza) {
    for (Resident resident : byResource.values()) {
      resident.tell(stanza.apply(resident));
    }
  }

  /** Tells every resource that the user is there no more. */
  void tellLast(Function<Resident, Element> farewell) {
    for (Resident resident : byResource.values()) {
      resident.tellLast(farewell.apply(resident));
    }
  }

  /** Forgets what is still to be told. */
  void stop() {
    byResource.values().forEach(Resident::stop);
  }
}
