package im.gangway.core.contact;

import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyMessageId;
import java.util.Map;
import java.util.Optional;

/**
 * Which legacy message a stanza was, and up to where the user has read: of messages that are not
 * stored the latest 500, of legacy users as many. Messages that are stored are found by the id of
 * the stanza, which is theirs, for as long as they are kept. Confined to the user's mailbox.
 */
final class ReadMarks {
  private static final int REMEMBERED = 500;

  private final Map<String, ReadMark> passed = new BoundedMap<>(REMEMBERED);
  private final Map<Line, Long> read = new BoundedMap<>(REMEMBERED);
  private long last;

  /** The messages of one legacy user whose numbers can be compared. */
  private record Line(LegacyAddress from, boolean kept) {}

  /** A message that is not stored was sent on with that id. */
  void passed(String stanzaId, LegacyAddress from, LegacyMessageId message) {
    last++;
    passed.put(stanzaId, new ReadMark(from, message, false, last));
  }

  /** The message that was sent on with that id, unless it is stored or too long ago. */
  Optional<ReadMark> passed(String stanzaId) {
    return Optional.ofNullable(passed.get(stanzaId));
  }

  /** Notes that the user has read up to there; false if that was known (XEP-0333 §4). */
  boolean isNews(ReadMark mark) {
    Line line = new Line(mark.from(), mark.kept());
    Long before = read.remove(line);
    boolean news = before == null || before < mark.number();
    read.put(line, news || before == null ? Long.valueOf(mark.number()) : before);
    return news;
  }
}
