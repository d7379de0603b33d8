package im.gangway.core.room;

/** The namespaces of XEP-0045 and of what goes with it. */
final class MucNamespaces {
  static final String MUC = "http://jabber.org/protocol/muc";
  static final String USER = MUC + "#user";
  static final String ADMIN = MUC + "#admin";
  static final String ROOM_INFO = MUC + "#roominfo";
  static final String STABLE_ID = MUC + "#stable_id";
  static final String SELF_PING = MUC + "#self-ping-optimization";
  static final String CONFERENCE = "jabber:x:conference";
  static final String STANZA_ID = "urn:xmpp:sid:0";
  static final String PING = "urn:xmpp:ping";

  private MucNamespaces() {}
}
