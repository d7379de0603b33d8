package im.gangway.core.room;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.function.Function;
import org.dom4j.Element;

/** The last lines of a room, for those who enter later. Confined to the mailbox. */
final class RoomHistory {
  private final int capacity;
  private final Deque<RoomLine> lines = new ArrayDeque<>();

  /**
   * @param capacity how many lines are kept; 0 for none
   */
  RoomHistory(int capacity) {
    this.capacity = capacity;
  }

  void add(RoomLine line) {
    lines.addLast(line);
    if (lines.size() > capacity) {
      lines.removeFirst();
    }
  }

  /** Whether somebody of that nick wrote one of the lines, under that id. */
  boolean wrote(String nick, String id) {
    return lines.stream()
        .anyMatch(line -> line.id().equals(id) && line.nick().filter(nick::equals).isPresent());
  }

  /** The newest lines that meet the wish, the oldest of them first, as stanzas. */
  List<Element> select(HistoryWish wish, Function<RoomLine, Element> stanza) {
    LinkedList<Element> selected = new LinkedList<>();
    long characters = 0;
    for (Iterator<RoomLine> newest = lines.descendingIterator(); newest.hasNext(); ) {
      RoomLine line = newest.next();
      if (selected.size() >= wish.maxMessages() || line.at().isBefore(wish.since())) {
        break;
      }
      Element element = stanza.apply(line);
      characters += length(element, wish);
      if (characters > wish.maxCharacters()) {
        break;
      }
      selected.addFirst(element);
    }
    return new ArrayList<>(selected);
  }

  /** Serialising is dear: it is done only for who asked for so many characters. */
  private static long length(Element stanza, HistoryWish wish) {
    return switch (wish.maxCharacters()) {
      case Integer.MAX_VALUE -> 0;
      case 0 -> 1;
      default -> stanza.asXML().length();
    };
  }
}
