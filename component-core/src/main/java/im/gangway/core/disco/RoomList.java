package im.gangway.core.disco;

import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.xml.Elements;
import im.gangway.transport.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.JID;

/**
 * Rooms in the order in which the network told them, and the parts of that list (XEP-0059). The id
 * of a room is the local part of its JID. Confined to a mailbox until it is complete, then
 * constant.
 */
final class RoomList {
  /** No network's list is kept further than this. */
  static final int MAX_ROOMS = 60_000;

  /** Keeps an answer far below the size at which servers cut the stream, whatever is escaped. */
  private static final int MAX_CHARACTERS = 40_000;

  private final String domain;
  private final List<ListedRoom> rooms = new ArrayList<>();
  private boolean complete;

  RoomList(String domain) {
    this.domain = domain;
  }

  void add(ListedRoom room) {
    if (rooms.size() < MAX_ROOMS) {
      rooms.add(room);
    }
  }

  void complete() {
    complete = true;
  }

  int size() {
    return rooms.size();
  }

  /**
   * The part that was asked for; empty while too little is known.
   *
   * @throws StanzaException item-not-found for an id that no room has
   */
  Optional<DiscoItems> part(PageRequest request) throws StanzaException {
    if (request.needsAll() && !complete) {
      return Optional.empty();
    }
    if (request.max() == 0) {
      return Optional.of(new DiscoItems(List.of(), Optional.of(set(0, 0))));
    }
    String before = request.before();
    if (before != null) {
      return Optional.of(backwards(request, before));
    }
    int start = start(request);
    if (start < 0 || (!complete && rooms.size() - start < request.max())) {
      return Optional.empty();
    }
    return Optional.of(forwards(request, start));
  }

  private int start(PageRequest request) throws StanzaException {
    String after = request.after();
    if (after == null) {
      return Math.min(request.index(), complete ? rooms.size() : Integer.MAX_VALUE);
    }
    int position = position(after);
    return position < 0 ? -1 : position + 1;
  }

  private DiscoItems forwards(PageRequest request, int start) {
    int end = start;
    int characters = 0;
    while (end < rooms.size() && end - start < request.max() && characters < MAX_CHARACTERS) {
      characters += rooms.get(end++).size(domain);
    }
    boolean whole = !request.asked() && end == rooms.size();
    return items(start, end, whole ? null : set(start, end));
  }

  private DiscoItems backwards(PageRequest request, String before) throws StanzaException {
    int end = before.isEmpty() ? rooms.size() : position(before);
    int start = end;
    int characters = 0;
    while (start > 0 && end - start < request.max() && characters < MAX_CHARACTERS) {
      characters += rooms.get(--start).size(domain);
    }
    return items(start, end, set(start, end));
  }

  /** Where a room is; -1 if that is not known yet. */
  private int position(String id) throws StanzaException {
    for (int i = 0; i < rooms.size(); i++) {
      if (rooms.get(i).node().equals(id)) {
        return i;
      }
    }
    if (complete) {
      throw new StanzaException(Condition.ITEM_NOT_FOUND, Text.of(RoomList.class, "no-such-id"));
    }
    return -1;
  }

  private DiscoItems items(int start, int end, @Nullable Element set) {
    List<DiscoItem> items =
        rooms.subList(start, end).stream()
            .map(room -> new DiscoItem(new JID(room.node(), domain, null, true), "", room.name()))
            .toList();
    return new DiscoItems(items, Optional.ofNullable(set));
  }

  private Element set(int start, int end) {
    Element set = Elements.create("set", PageRequest.NAMESPACE);
    if (end > start) {
      Elements.addText(set, "first", rooms.get(start).node())
          .addAttribute("index", Integer.toString(start));
      Elements.addText(set, "last", rooms.get(end - 1).node());
    }
    if (complete) {
      Elements.addText(set, "count", Integer.toString(rooms.size()));
    }
    return set;
  }
}
