package im.gangway.hostile;

import java.util.List;
import java.util.stream.Stream;

/** What decent clients send to the gateway: one of each kind it knows, without addresses. */
final class StanzaSeeds {
  private static final String FORM =
      "<x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE' type='hidden'><value>%s"
          + "</value></field>%s</x>";

  private static final List<String> COMMANDS =
      List.of(
          "help",
          "status",
          "log-in",
          "log-out",
          "configure",
          "register",
          "unregister",
          "get-online-users-list",
          "announce",
          "http://jabber.org/protocol/admin#shutdown");

  /** To the gateway, a network, a room, an occupant or a contact, as it comes. */
  static final List<Shape> IQS =
      Stream.of(
              Stream.of(
                  query("get", "http://jabber.org/protocol/disco#info", ""),
                  query("get", "http://jabber.org/protocol/disco#items", ""),
                  "<iq type='get'><query xmlns='http://jabber.org/protocol/disco#info' node='x-roomuser-item'/></iq>",
                  "<iq type='get'><query xmlns='http://jabber.org/protocol/disco#items' node='http://jabber.org/protocol/commands'/></iq>",
                  query(
                      "get",
                      "http://jabber.org/protocol/disco#items",
                      "<set xmlns='http://jabber.org/protocol/rsm'><max>10</max><after>#a</after></set>"),
                  query("get", "jabber:iq:register", ""),
                  query(
                      "set",
                      "jabber:iq:register",
                      "<username>fuzz</username><password>secret</password><nick>fuzz</nick>"),
                  query(
                      "set",
                      "jabber:iq:register",
                      form(
                          "jabber:iq:register",
                          field("nick", "fuzz"),
                          field("realname", "Fuzz"),
                          field("username", "fuzz"),
                          field("password", "secret"),
                          field("server-password", ""))),
                  query("set", "jabber:iq:register", "<remove/>"),
                  query("get", "jabber:iq:gateway", ""),
                  query("set", "jabber:iq:gateway", "<prompt>someone</prompt>"),
                  query("get", "jabber:iq:version", ""),
                  query("get", "jabber:iq:last", ""),
                  query("get", "jabber:iq:search", ""),
                  query("set", "jabber:iq:search", "<nick>some*</nick>"),
                  query("set", "jabber:iq:roster", "<item jid='someone%tiny@irc.example.org'/>"),
                  query("get", "jabber:iq:private", "<storage xmlns='storage:bookmarks'/>"),
                  "<iq type='get'><time xmlns='urn:xmpp:time'/></iq>",
                  "<iq type='get'><ping xmlns='urn:xmpp:ping'/></iq>",
                  "<iq type='get'><vCard xmlns='vcard-temp'/></iq>",
                  "<iq type='set'><vCard xmlns='vcard-temp'><FN>Eve</FN><PHOTO><TYPE>image/png</TYPE><BINVAL>AAAA</BINVAL></PHOTO></vCard></iq>",
                  "<iq type='get'><pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='http://jabber.org/protocol/nick'/></pubsub></iq>",
                  "<iq type='get'><pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='urn:xmpp:avatar:metadata' max_items='1'/></pubsub></iq>",
                  "<iq type='set'><query xmlns='urn:xmpp:mam:2' queryid='q1'>"
                      + form("urn:xmpp:mam:2", field("start", "2026-01-01T00:00:00Z"))
                      + "<set xmlns='http://jabber.org/protocol/rsm'><max>50</max><before/></set></query></iq>",
                  "<iq type='set'><block xmlns='urn:xmpp:blocking'><item jid='x@irc.example.org'/></block></iq>",
                  "<iq type='set'><enable xmlns='urn:xmpp:carbons:2'/></iq>"),
              Stream.of(
                  admin("get", "<item affiliation='owner'/>"),
                  admin("get", "<item affiliation='outcast'/>"),
                  admin("get", "<item role='moderator'/>"),
                  admin("set", "<item nick='someone' role='none'><reason>Be gone</reason></item>"),
                  admin(
                      "set",
                      "<item nick='someone' role='participant'/><item nick='b' role='visitor'/>"),
                  admin("set", "<item jid='x!*@*' affiliation='outcast'/>"),
                  admin("set", "<item nick='someone' affiliation='admin'/>"),
                  owner("get", ""),
                  owner(
                      "set",
                      form(
                          "http://jabber.org/protocol/muc#roomconfig",
                          field("muc#roomconfig_persistentroom", "1"),
                          field("muc#roomconfig_moderatedroom", "0"))),
                  owner("set", "<destroy jid='x@y'><reason>Enough</reason></destroy>")),
              COMMANDS.stream().flatMap(StanzaSeeds::commands))
          .flatMap(seeds -> seeds)
          .map(Shape::of)
          .toList();

  private StanzaSeeds() {}

  private static Stream<String> commands(String node) {
    String start =
        "<iq type='set'><command xmlns='http://jabber.org/protocol/commands' node='" + node;
    return Stream.of(
        start + "' action='execute'/></iq>",
        start + "' sessionid='1' action='cancel'/></iq>",
        start
            + "' action='execute'>"
            + form("", field("nick", "fuzz"), field("password", "x"), field("network", "tiny"))
            + "</command></iq>");
  }

  private static String query(String type, String namespace, String content) {
    return "<iq type='%s'><query xmlns='%s'>%s</query></iq>".formatted(type, namespace, content);
  }

  private static String admin(String type, String content) {
    return query(type, "http://jabber.org/protocol/muc#admin", content);
  }

  private static String owner(String type, String content) {
    return query(type, "http://jabber.org/protocol/muc#owner", content);
  }

  private static String form(String type, String... fields) {
    return FORM.formatted(type, String.join("", fields));
  }

  private static String field(String name, String value) {
    return "<field var='%s'><value>%s</value></field>".formatted(name, value);
  }

  static final List<Shape> MESSAGES =
      Stream.of(
              "<message type='groupchat'><body>hello</body></message>",
              "<message type='groupchat'><body>/me waves</body><active xmlns='http://jabber.org/protocol/chatstates'/></message>",
              "<message type='groupchat'><subject>The topic</subject></message>",
              "<message type='groupchat'><body>fixed</body><replace xmlns='urn:xmpp:message-correct:0' id='forged-1'/></message>",
              "<message type='groupchat'><body>&gt; so\nyes</body><reply xmlns='urn:xmpp:reply:0' to='x' id='forged-1'/><fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reply:0'><body start='0' end='5'/></fallback></message>",
              "<message type='groupchat'><body>once</body><origin-id xmlns='urn:xmpp:sid:0' id='o'/><stanza-id xmlns='urn:xmpp:sid:0' id='s' by='x'/></message>",
              "<message type='groupchat'><retract xmlns='urn:xmpp:message-retract:1' id='forged-1'/></message>",
              "<message type='groupchat'><reactions xmlns='urn:xmpp:reactions:0' id='forged-1'><reaction>\uD83D\uDC4D</reaction></reactions></message>",
              "<message type='chat'><body>hello</body><request xmlns='urn:xmpp:receipts'/></message>",
              "<message type='chat'><composing xmlns='http://jabber.org/protocol/chatstates'/></message>",
              "<message type='chat'><body>private</body><x xmlns='http://jabber.org/protocol/muc#user'/></message>",
              "<message type='chat'><received xmlns='urn:xmpp:receipts' id='forged-1'/></message>",
              "<message type='chat'><body>https://127.0.0.1/a</body><x xmlns='jabber:x:oob'><url>https://127.0.0.1/a</url></x></message>",
              "<message type='chat'><body>help</body></message>",
              "<message type='chat'><body>status</body></message>",
              "<message type='chat'><body>configure</body></message>",
              "<message type='chat'><body>register</body></message>",
              "<message type='chat'><body>unregister</body></message>",
              "<message type='chat'><body>1</body></message>",
              "<message type='chat'><body>yes</body></message>",
              "<message type='chat'><body>cancel</body></message>",
              "<message><subject>Mail</subject><thread parent='a'>b</thread><body>text</body><html xmlns='http://jabber.org/protocol/xhtml-im'><body xmlns='http://www.w3.org/1999/xhtml'><p>text</p></body></html></message>",
              "<message><x xmlns='http://jabber.org/protocol/muc#user'><invite to='x@example.org'><reason>Come</reason></invite></x></message>",
              "<message><x xmlns='http://jabber.org/protocol/muc#user'><decline to='someone%tiny@irc.example.org'/></x></message>",
              "<message><x xmlns='jabber:x:conference' jid='#swamp%tiny@irc.example.org' reason='Come'/></message>",
              "<message><x xmlns='http://jabber.org/protocol/rosterx'><item action='add' jid='x@irc.example.org'/></x></message>",
              "<message><sent xmlns='urn:xmpp:carbons:2'><forwarded xmlns='urn:xmpp:forward:0'><message xmlns='jabber:client' from='bob@example.org/home' to='#garden%tiny@irc.example.org' type='groupchat'><body>not Bob</body></message></forwarded></sent></message>",
              "<message><privilege xmlns='urn:xmpp:privilege:2'><perm access='roster' type='both'/><perm access='message' type='outgoing'/></privilege></message>",
              "<message><addresses xmlns='http://jabber.org/protocol/address'><address type='to' jid='x@irc.example.org'/></addresses><body>to many</body></message>",
              "<message type='error'><error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>",
              "<message type='error'><error type='cancel'><gone xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>")
          .map(Shape::of)
          .toList();

  static final List<Shape> PRESENCES =
      Stream.of(
              "<presence><x xmlns='http://jabber.org/protocol/muc'/></presence>",
              "<presence><x xmlns='http://jabber.org/protocol/muc'><history maxstanzas='5' since='2026-01-01T00:00:00Z' seconds='9'/><password>x</password></x></presence>",
              "<presence><x xmlns='http://jabber.org/protocol/muc'><history maxchars='0'/></x></presence>",
              "<presence><show>away</show><status>out</status><priority>5</priority></presence>",
              "<presence><c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='n' ver='v'/><x xmlns='vcard-temp:x:update'><photo/></x></presence>",
              "<presence type='unavailable'><status>bye</status></presence>",
              "<presence type='unavailable'/>",
              "<presence type='probe'/>",
              "<presence type='subscribe'><nick xmlns='http://jabber.org/protocol/nick'>Eve</nick></presence>",
              "<presence type='subscribed'/>",
              "<presence type='unsubscribe'/>",
              "<presence type='unsubscribed'/>",
              "<presence type='error'><error type='cancel'><gone xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>",
              "<presence type='error'><error type='auth'><subscription-required xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>")
          .map(Shape::of)
          .toList();
}
