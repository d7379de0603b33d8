package im.gangway.endtoend;

import im.gangway.peers.XmppClient;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.UnparsedIQ;
import org.jivesoftware.smack.provider.IqProvider;
import org.jivesoftware.smack.provider.ProviderManager;

/**
 * A part of a network's list of rooms (XEP-0059). Smack's own reader of service discovery knows
 * nothing of parts, so it stays out of the way while one is asked for.
 *
 * @param last the id of the last room, absent from an empty part
 * @param count how many there are in all, if that was told
 */
record RoomPage(List<String> rooms, Optional<String> last, Optional<String> count) {
  private static final String NAMESPACE = "http://jabber.org/protocol/disco#items";
  private static final Pattern ITEM = Pattern.compile("<item\\s[^>]*jid=['\"]([^'\"]+)['\"]");
  private static final Pattern LAST = Pattern.compile("<last>([^<]+)</last>");
  private static final Pattern COUNT = Pattern.compile("<count>([0-9]+)</count>");

  /**
   * Asks for one.
   *
   * @param set what the element {@code set} is to have in it
   */
  static RoomPage ask(XmppClient client, String network, String set) {
    IqProvider<IQ> usual = ProviderManager.getIQProvider("query", NAMESPACE);
    ProviderManager.removeIQProvider("query", NAMESPACE);
    try {
      String query =
          "<query xmlns='%s'><set xmlns='http://jabber.org/protocol/rsm'>%s</set></query>";
      IQ answer = client.ask("get", network, query.formatted(NAMESPACE, set));
      if (answer instanceof UnparsedIQ list && answer.getType() == IQ.Type.result) {
        return read(list.getContent().toString());
      }
      throw new AssertionError("No list of rooms: " + answer.toXML());
    } finally {
      ProviderManager.addIQProvider("query", NAMESPACE, usual);
    }
  }

  private static RoomPage read(String xml) {
    return new RoomPage(
        ITEM.matcher(xml).results().map(found -> found.group(1)).toList(),
        first(LAST, xml),
        first(COUNT, xml));
  }

  private static Optional<String> first(Pattern pattern, String xml) {
    return pattern.matcher(xml).results().findFirst().map((MatchResult found) -> found.group(1));
  }
}
