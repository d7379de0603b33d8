package im.gangway.demo;

/**
 * One stanza or line, seen from the gateway's outside.
 *
 * @param side the protocol
 * @param arrow {@code →} for what goes to the servers, {@code ←} for what comes from them
 */
record Traffic(String side, String arrow, String text) {
  static final String XMPP = "XMPP";
  static final String IRC = "IRC";
  static final String SMPP = "SMPP";

  static Traffic stanza(boolean out, String xml) {
    String shown = xml.replace(" xmlns='jabber:client'", "").replaceAll(" xml:lang='\\w*'", "");
    shown = shown.replace('\n', ' ');
    return new Traffic(XMPP, arrow(out), shown.replaceAll("<([a-z-]+)([^<>]*)></\\1>", "<$1$2/>"));
  }

  static Traffic line(boolean out, String line) {
    return new Traffic(IRC, arrow(out), line);
  }

  static Traffic sms(boolean out, String words) {
    return new Traffic(SMPP, arrow(out), words);
  }

  private static String arrow(boolean out) {
    return out ? "→" : "←";
  }
}
