package im.gangway.core.stream;

import im.gangway.core.xml.Elements;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.dom4j.Element;

/**
 * Finds out whether the server still answers. Asked twice within the keepalive time: a link that
 * has brought bytes since is alive and gets a space, so that it is never idle; a silent one gets a
 * ping to the server's domain (XEP-0199), and if it stays silent it is dead. Thread-safe.
 */
final class Keepalive {
  /** What to do now. */
  enum Action {
    SPACE,
    PING,
    GIVE_UP
  }

  private static final int REMEMBERED = 8;

  private final String from;
  private final String to;
  private final String prefix = "keepalive-" + UUID.randomUUID() + "-";
  private final Deque<String> asked = new ArrayDeque<>();
  private long received;
  private long pings;
  private boolean pinged;

  /** Pings go from the one domain to the other; they may be the same. */
  Keepalive(String from, String to, long received) {
    this.from = from;
    this.to = to;
    this.received = received;
  }

  /**
   * Decides by what has come in since the last time; while nothing is read, silence says nothing.
   */
  synchronized Action tick(long nowReceived, boolean reading) {
    if (!reading || nowReceived != received) {
      received = nowReceived;
      pinged = false;
      return Action.SPACE;
    }
    if (pinged) {
      return Action.GIVE_UP;
    }
    pinged = true;
    return Action.PING;
  }

  /** A new ping. */
  synchronized Element ping() {
    String id = prefix + ++pings;
    asked.add(id);
    if (asked.size() > REMEMBERED) {
      asked.remove();
    }
    Element iq = Elements.create("iq");
    iq.addAttribute("type", "get");
    iq.addAttribute("id", id);
    iq.addAttribute("from", from);
    iq.addAttribute("to", to);
    Elements.add(iq, "ping", "urn:xmpp:ping");
    return iq;
  }

  /** Whether that is what came back for one of our pings, by its id and its sender. */
  synchronized boolean consumes(Element stanza) {
    return stanza.getName().equals("iq")
        && to.equals(stanza.attributeValue("from"))
        && asked.remove(stanza.attributeValue("id", ""));
  }
}
