package im.gangway.load;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.scripted.ScriptedWorld;
import java.util.ArrayList;
import java.util.List;
import org.dom4j.Element;

/** One user of a {@link Crowd}, who is in a channel of their own, and the whole conversation. */
final class Member {
  final String nick;
  final String jid;
  final String channel;
  private final List<String> said = new ArrayList<>();
  private final List<String> reflected = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private boolean entered;
  private int repeated;

  Member(int number) {
    nick = "talker" + number;
    jid = nick + "@example.org/desk";
    channel = "#channel" + number;
  }

  String room() {
    return ScriptedWorld.room(channel);
  }

  /** The next message of this user; its id is its text. */
  synchronized String nextToSay() {
    String text = nick + "-says-" + said.size();
    said.add(text);
    return text;
  }

  /** The next message to this user. */
  synchronized String nextToTell() {
    return nextToTell("");
  }

  /** The same with something at its end. */
  synchronized String nextToTell(String end) {
    String text = nick + "-hears-" + told.size() + end;
    told.add(text);
    return text;
  }

  /** Takes a stanza for this user; on the connection's thread. */
  synchronized void take(Element stanza) {
    if ("error".equals(stanza.attributeValue("type"))) {
      errors.add(stanza.asXML());
    } else if (stanza.getName().equals("message") && stanza.element("subject") != null) {
      entered = true;
    } else if (stanza.getName().equals("message")) {
      takeMessage(stanza.attributeValue("from"), stanza);
    }
  }

  private void takeMessage(String from, Element message) {
    String body = message.elementText("body");
    if (!from.equals(room() + "/" + nick)) {
      add(heard, body);
    } else if (message.attributeValue("id").equals(body)) {
      add(reflected, body);
    } else {
      errors.add(message.asXML());
    }
  }

  private void add(List<String> texts, String text) {
    if (texts.contains(text)) {
      repeated++;
    } else {
      texts.add(text);
    }
  }

  /** How many messages came more than once. */
  synchronized int repeated() {
    return repeated;
  }

  /** What this user has said and has not seen come back. */
  synchronized List<String> unreflected() {
    return said.stream().filter(text -> !reflected.contains(text)).toList();
  }

  synchronized boolean hasEntered() {
    return entered;
  }

  synchronized boolean hasAll() {
    return reflected.size() + heard.size() >= said.size() + told.size();
  }

  /** Errors, as they came. */
  synchronized List<String> errors() {
    return List.copyOf(errors);
  }

  /** How many messages of this user came back or were refused. */
  synchronized int answers() {
    return reflected.size() + errors.size();
  }

  /**
   * Claims that nothing was lost or mixed up, and that IRC heard nothing twice.
   *
   * @param onIrc what IRC heard of this user
   */
  synchronized void expectWholeConversation(List<String> onIrc) {
    assertThat(errors).isEmpty();
    assertThat(onIrc).as("what IRC heard of " + nick).isEqualTo(said);
    assertThat(reflected).as("what came back to " + nick).isEqualTo(said);
    assertThat(heard).as("what " + nick + " heard").isEqualTo(told);
  }
}
