package im.gangway.core.conformance;

import java.util.List;
import java.util.stream.Stream;

/** What the cases about messages to several say in common. */
abstract class GroupCase extends MessageCase {
  static final String FRIAR = "friar@" + GATEWAY;
  static final String TYBALT = "tybalt@" + GATEWAY;

  static String to(String jid) {
    return entry("to", jid);
  }

  static String cc(String jid) {
    return entry("cc", jid);
  }

  static String bcc(String jid) {
    return entry("bcc", jid);
  }

  private static String entry(String type, String jid) {
    return "<address type='%s' jid='%s'/>".formatted(type, jid);
  }

  /** Sends a text of the user's to everybody in these entries. */
  final void toAll(String id, String text, String... entries) {
    send(
        "<message type='normal' from='%s' to='%s' id='%s'>%s"
            + "<addresses xmlns='http://jabber.org/protocol/address'>%s</addresses>"
            + "<request xmlns='urn:xmpp:receipts'/></message>",
        R1, GATEWAY, id, body(text), String.join("", entries));
  }

  /** Takes the calls that send that text to these, in any order. */
  final void expectSent(String text, String... names) {
    Stream.of(names).forEach(name -> session().expect("send " + name + " " + text));
  }

  /** The ids of the messages that were sent to somebody. */
  final List<String> sentTo(String name) {
    return session().messages().stream()
        .filter(message -> message.to().value().equals(name))
        .map(message -> message.id())
        .toList();
  }
}
