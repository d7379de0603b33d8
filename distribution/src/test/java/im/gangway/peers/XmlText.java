package im.gangway.peers;

/** Text as it is written between tags and in attributes. */
final class XmlText {
  private XmlText() {}

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&apos;")
        .replace("\"", "&quot;");
  }
}
