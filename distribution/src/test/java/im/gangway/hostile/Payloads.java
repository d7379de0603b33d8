package im.gangway.hostile;

import im.gangway.scripted.Xml;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Contents of stanzas: known ones with the wrong things in them, and unknown ones. */
final class Payloads {
  private static final List<String> NAMESPACES =
      List.of(
          "http://jabber.org/protocol/disco#info",
          "http://jabber.org/protocol/disco#items",
          "http://jabber.org/protocol/muc",
          "http://jabber.org/protocol/muc#user",
          "http://jabber.org/protocol/muc#admin",
          "http://jabber.org/protocol/muc#owner",
          "http://jabber.org/protocol/commands",
          "http://jabber.org/protocol/rsm",
          "http://jabber.org/protocol/pubsub",
          "http://jabber.org/protocol/caps",
          "http://jabber.org/protocol/chatstates",
          "jabber:iq:version",
          "jabber:iq:last",
          "jabber:iq:register",
          "jabber:iq:gateway",
          "jabber:iq:search",
          "jabber:iq:roster",
          "jabber:iq:private",
          "jabber:x:data",
          "jabber:x:conference",
          "jabber:client",
          "vcard-temp",
          "urn:xmpp:ping",
          "urn:xmpp:time",
          "urn:xmpp:mam:2",
          "urn:xmpp:sid:0",
          "urn:xmpp:receipts",
          "urn:xmpp:carbons:2",
          "urn:xmpp:forward:0",
          "urn:xmpp:privilege:2",
          "urn:xmpp:delegation:2",
          "urn:xmpp:delay",
          "urn:xmpp:message-correct:0",
          "urn:xmpp:blocking",
          "urn:ietf:params:xml:ns:xmpp-stanzas",
          "urn:nobody:knows",
          "");
  private static final List<String> NAMES =
      List.of(
          "query",
          "x",
          "ping",
          "time",
          "vCard",
          "command",
          "item",
          "items",
          "invite",
          "decline",
          "set",
          "html",
          "received",
          "sent",
          "forwarded",
          "message",
          "error",
          "stanza-id",
          "\u00E9l\u00E9ment");
  private static final List<String> ATTRIBUTES =
      List.of(
          "node",
          "action",
          "sessionid",
          "affiliation",
          "role",
          "nick",
          "jid",
          "type",
          "var",
          "code",
          "maxstanzas",
          "since",
          "seconds",
          "from",
          "to",
          "id",
          "by",
          "stamp",
          "mode");
  private static final List<String> VALUES =
      List.of(
          "admin",
          "owner",
          "outcast",
          "none",
          "moderator",
          "visitor",
          "-1",
          "0",
          "99999999999999999999",
          "1e999",
          "NaN",
          "9999-99-99T99:99:99Z",
          "submit",
          "cancel",
          "execute",
          "complete",
          "configure",
          "true",
          "eve@example.org",
          "@",
          "FORM_TYPE");

  private final Random random;

  Payloads(Random random) {
    this.random = random;
  }

  /** Any element. */
  String any() {
    return element(3);
  }

  private String element(int depth) {
    String name = one(NAMES);
    String content =
        depth == 0 || random.nextInt(3) == 0
            ? Xml.escaped(text())
            : IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> element(depth - 1))
                .collect(Collectors.joining());
    return "<%s xmlns='%s'%s>%s</%s>"
        .formatted(name, one(NAMESPACES), someAttributes(), content, name);
  }

  private String someAttributes() {
    return ATTRIBUTES.stream()
        .filter(name -> random.nextInt(10) == 0)
        .map(name -> StanzaForge.attribute(name, value()))
        .collect(Collectors.joining());
  }

  private String value() {
    return random.nextInt(3) == 0 ? one(HostileTexts.SHORT) : one(VALUES);
  }

  /** Contents of a message. */
  String ofMessage() {
    String body = "<body>" + Xml.escaped(text()) + "</body>";
    return switch (random.nextInt(10)) {
      case 0 -> body + body;
      case 1 -> "<subject>" + Xml.escaped(text()) + "</subject>";
      case 2 -> "<subject/><body/>";
      case 3 -> "<body xmlns='urn:other'>x</body>" + any();
      case 4 -> "<body><b>bold</b><![CDATA[<&]]></body>";
      case 5 -> "<body>" + "x".repeat(random.nextInt(20) == 0 ? 300_000 : 30_000) + "</body>";
      case 6 -> user("decline", "to");
      case 7 -> user("invite", "to") + body;
      case 8 -> "<error type='cancel'>" + any() + "</error>";
      default -> body + any();
    };
  }

  private String user(String what, String attribute) {
    return "<x xmlns='http://jabber.org/protocol/muc#user'><%s%s><reason>%s</reason></%s></x>"
        .formatted(what, StanzaForge.attribute(attribute, value()), Xml.escaped(text()), what);
  }

  /** Contents of a presence. */
  String ofPresence() {
    return switch (random.nextInt(7)) {
      case 0 -> "<priority>high</priority><show>" + Xml.escaped(text()) + "</show>";
      case 1 -> "<status>" + Xml.escaped(text()) + "</status><show>dnd</show>";
      case 2 -> any();
      case 3 -> "";
      default ->
          "<x xmlns='http://jabber.org/protocol/muc'><history%s/><password>%s</password></x>"
              .formatted(someAttributes(), Xml.escaped(one(HostileTexts.SHORT)));
    };
  }

  /** Elements in elements. */
  String deep(int levels) {
    return "<a xmlns='urn:deep'>" + "<a>".repeat(levels) + "</a>".repeat(levels) + "</a>";
  }

  /** So many attributes. */
  String attributes(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> " a" + i + "='" + i + "'")
        .collect(Collectors.joining());
  }

  private String text() {
    return one(Stream.concat(HostileTexts.SHORT.stream(), HostileTexts.LONG.stream()).toList());
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
