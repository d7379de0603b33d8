package im.gangway.core.conformance;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.dom4j.Element;

/**
 * Many users with one client each, and the server that answers for them when they are away: who is
 * there, and what each has been shown of the gateway. Thread-safe.
 */
final class PlayedUsers {
  /** Where stanzas go while there is no way to the gateway. */
  static final Consumer<String> NOWHERE = stanza -> {};

  private static final String DOMAIN = "@example.org";

  private final String gateway;
  private final BitSet online = new BitSet();
  private final BitSet sees = new BitSet();
  private final BitSet gone = new BitSet();
  private final List<String> violations = new ArrayList<>();

  PlayedUsers(String gateway) {
    this.gateway = gateway;
  }

  static String name(int number) {
    return "user" + number + DOMAIN;
  }

  /** Users come online. */
  synchronized void come(int from, int to, Consumer<String> way) {
    for (int i = from; i < to; i++) {
      online.set(i);
      way.accept(presence("", name(i) + "/r"));
    }
  }

  /** Users go offline: what their clients were shown is gone with them. */
  synchronized void go(int from, int to, Consumer<String> way) {
    for (int i = from; i < to; i++) {
      online.clear(i);
      sees.clear(i);
      way.accept(presence("type='unavailable'", name(i) + "/r"));
    }
  }

  /** The component has gone, so its presence has too. */
  synchronized void interrupted() {
    sees.clear();
  }

  /** A user has unregistered: nothing may come any more. */
  synchronized void leaveForGood(int number) {
    gone.set(number);
  }

  synchronized BitSet online() {
    return (BitSet) online.clone();
  }

  synchronized BitSet sees() {
    return (BitSet) sees.clone();
  }

  synchronized List<String> violations() {
    return List.copyOf(violations);
  }

  /** Takes a stanza of the gateway, and answers it as a server does. */
  synchronized void hear(Element stanza, Consumer<String> way) {
    String to = stanza.attributeValue("to", "");
    if (!to.startsWith("user")) {
      return;
    }
    int user = Integer.parseInt(to.substring("user".length(), to.indexOf('@')));
    if (gone.get(user)) {
      violations.add(stanza.asXML());
    } else if (stanza.getName().equals("presence")) {
      presence(user, stanza, way);
    }
  }

  private void presence(int user, Element stanza, Consumer<String> way) {
    switch (stanza.attributeValue("type", "")) {
      case "probe" -> way.accept(answer(user));
      case "" -> sees.set(user, online.get(user) && stanza.element("show") == null);
      case "unavailable" -> sees.clear(user);
      default -> violations.add(stanza.asXML());
    }
  }

  private String answer(int user) {
    return online.get(user)
        ? presence("", name(user) + "/r")
        : presence("type='unavailable'", name(user));
  }

  private String presence(String type, String from) {
    return "<presence %s from='%s' to='%s'/>".formatted(type, from, gateway);
  }
}
