package im.gangway.scripted;

/** Writes text into stanzas that tests send. */
public final class Xml {
  private Xml() {}

  /** The text as XML has to write it; control characters that XML has become references. */
  public static String escaped(String text) {
    StringBuilder xml = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> append(xml, point));
    return xml.toString();
  }

  private static void append(StringBuilder xml, int point) {
    switch (point) {
      case '&' -> xml.append("&amp;");
      case '<' -> xml.append("&lt;");
      case '>' -> xml.append("&gt;");
      case '\'' -> xml.append("&apos;");
      case '"' -> xml.append("&quot;");
      case '\r', '\n', '\t' -> xml.append("&#").append(point).append(';');
      default -> xml.appendCodePoint(point);
    }
  }
}
