package im.gangway.email.html;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * HTML as text with the marks of XEP-0393: lists, tables, quotes, links with where they lead.
 *
 * <p>What a reader would not see is left out. Never fails; deep nesting is flattened. Thread-safe.
 */
public final class HtmlText {
  private static final int MAX_DEPTH = 100;

  private HtmlText() {}

  /** Parses HTML of any quality. */
  public static Document parse(String html) {
    Parser parser = Parser.htmlParser();
    parser.setMaxDepth(MAX_DEPTH);
    return Jsoup.parse(html, "", parser);
  }

  /** The text of some HTML. */
  public static String render(String html) {
    return render(parse(html));
  }

  /** The text of a document, which loses its hidden elements. */
  public static String render(Document document) {
    HiddenElements.remove(document);
    TextVisitor visitor = new TextVisitor();
    document.body().traverse(visitor);
    return visitor.text();
  }
}
