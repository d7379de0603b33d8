package im.gangway.bench.peer;

/**
 * A stanza as text, looked into by searching rather than parsing.
 *
 * @param xml as it came
 */
public record Stanza(String xml) {

  /** Whether it is a message, a presence, an iq. */
  public boolean is(String name) {
    return xml.startsWith(name, xml.indexOf('<') + 1);
  }

  /** An attribute of its start tag; empty when there is none. */
  public String attribute(String name) {
    int end = xml.indexOf('>');
    for (int at = xml.indexOf(name); at > 0 && at < end; at = xml.indexOf(name, at + 1)) {
      int value = at + name.length() + 2;
      if (xml.charAt(at - 1) == ' ' && xml.charAt(value - 2) == '=') {
        return xml.substring(value, xml.indexOf(xml.charAt(value - 1), value));
      }
    }
    return "";
  }

  /** Whether this is somewhere in it. */
  public boolean has(String part) {
    return xml.contains(part);
  }

  /** The text of its body; empty when there is none. */
  public String body() {
    int from = xml.indexOf("<body");
    if (from < 0) {
      return "";
    }
    int text = xml.indexOf('>', from) + 1;
    return xml.substring(text, Math.max(text, xml.indexOf("</body>", text)));
  }
}
