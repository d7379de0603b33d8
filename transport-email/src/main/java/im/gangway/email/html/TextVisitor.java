package im.gangway.email.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Writes down a document while jsoup walks through it. For one walk only. */
final class TextVisitor implements NodeVisitor {
  private static final Set<String> PARAGRAPHS =
      Set.of(
          "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "pre", "blockquote", "dl");
  private static final Map<String, String> MARKS =
      Map.of(
          "b", "*", "strong", "*", "i", "_", "em", "_", "del", "~", "s", "~", "strike", "~", "code",
          "`", "tt", "`");
  private static final int MAX_QUOTE_DEPTH = 20;

  private final TextLines out = new TextLines();
  private final Deque<Integer> counters = new ArrayDeque<>();
  private int preformatted;

  String text() {
    return out.text();
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode text) {
      text(text);
    } else if (node instanceof Element element) {
      start(element, element.normalName());
    }
  }

  private void text(TextNode node) {
    if (preformatted > 0) {
      out.verbatim(node.getWholeText());
    } else {
      out.words(node.getWholeText());
    }
  }

  private void start(Element element, String name) {
    block(element, name);
    switch (name) {
      case "br" -> out.lineBreak();
      case "hr" -> out.line("---");
      case "img" -> image(element);
      case "li" -> item();
      case "ul" -> counters.push(-1);
      case "ol" -> counters.push(0);
      case "td", "th" -> cell(element);
      case "pre" -> preformatted++;
      case "blockquote" -> out.quoteDepth(1, MAX_QUOTE_DEPTH);
      default -> out.open(MARKS.getOrDefault(name, ""));
    }
  }

  private void block(Element element, String name) {
    if (PARAGRAPHS.contains(name)) {
      out.paragraph(isNestedList(element, name));
    } else if (element.isBlock() && !name.equals("td") && !name.equals("th")) {
      out.endLine();
    }
  }

  private boolean isNestedList(Element element, String name) {
    boolean isList = name.equals("ul") || name.equals("ol");
    return (isList && !counters.isEmpty())
        || (name.equals("p") && element.parentNameIs("li"))
        || element.parentNameIs("td")
        || element.parentNameIs("th");
  }

  private void item() {
    out.endLine();
    int number = counters.isEmpty() ? -1 : counters.pop();
    if (number < 0) {
      counters.push(-1);
    } else {
      counters.push(number + 1);
    }
    String bullet = number < 0 ? "- " : (number + 1) + ". ";
    out.prefix("  ".repeat(Math.min(5, counters.size() - 1)) + bullet);
  }

  private void cell(Element element) {
    if (element.previousElementSibling() != null) {
      out.separator();
    }
  }

  private void image(Element image) {
    String alt = image.attr("alt").strip();
    if (!alt.isEmpty()) {
      out.words("[" + alt + "]");
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element element) {
      end(element, element.normalName());
    }
  }

  private void end(Element element, String name) {
    switch (name) {
      case "a" -> link(element);
      case "ul", "ol" -> counters.pop();
      case "pre" -> preformatted--;
      case "blockquote" -> {
        out.endLine();
        out.quoteDepth(-1, MAX_QUOTE_DEPTH);
      }
      default -> out.close(MARKS.getOrDefault(name, ""));
    }
    if (!name.equals("br") && !name.equals("hr")) {
      block(element, name);
    }
  }

  /** Where a link leads, unless it says so itself. */
  private void link(Element link) {
    String target = link.attr("href").strip();
    String shown = link.text().strip();
    boolean isWeb = target.matches("(?is)(https?|ftp|xmpp|tel):.{1,2000}");
    if (isWeb
        && !shown.isEmpty()
        && !target.replaceFirst("/$", "").endsWith(shown.replaceFirst("/$", ""))) {
      out.words(" <" + target.replaceAll("\\s", "") + ">");
    }
  }
}
