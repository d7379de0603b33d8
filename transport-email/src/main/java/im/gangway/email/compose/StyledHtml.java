package im.gangway.email.compose;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/** The marks of XEP-0393 as HTML. For one text only. */
final class StyledHtml {
  private static final Pattern SPAN =
      Pattern.compile(
          "(?<![^\\s\\p{P}])(?:([*_~`])(?=\\S)(?!\\1)((?:(?!\\1).){1,2000}?)(?<=\\S)\\1)");
  private static final Map<String, String> TAGS =
      Map.of("*", "strong", "_", "em", "~", "s", "`", "code");
  private static final int MAX_DEPTH = 8;

  private final StringBuilder out = new StringBuilder();
  private boolean isStyled;
  private boolean isPreformatted;
  private int quotes;

  /** The HTML; empty if the text has no marks, so that the text alone will do. */
  static String of(String text) {
    StyledHtml html = new StyledHtml();
    text.lines().forEach(html::line);
    html.end();
    return html.isStyled ? "<!DOCTYPE html><html><body>\n" + html.out + "</body></html>\n" : "";
  }

  private void line(String line) {
    if (line.startsWith("```") && quotes == 0) {
      isStyled = true;
      isPreformatted = !isPreformatted;
      out.append(isPreformatted ? "<pre>" : "</pre>\n");
    } else if (isPreformatted) {
      out.append(Entities.escape(line)).append('\n');
    } else {
      paragraph(line);
    }
  }

  private void paragraph(String line) {
    int depth = 0;
    while (depth < line.length() && depth < MAX_DEPTH && line.charAt(depth) == '>') {
      depth++;
    }
    quote(depth);
    out.append("<div>")
        .append(line.isBlank() ? "<br>" : spans(line.substring(depth).strip(), 0))
        .append("</div>\n");
  }

  private void quote(int depth) {
    isStyled |= depth > 0;
    for (; quotes < depth; quotes++) {
      out.append("<blockquote type=\"cite\">");
    }
    for (; quotes > depth; quotes--) {
      out.append("</blockquote>");
    }
  }

  private String spans(String text, int depth) {
    StringBuilder line = new StringBuilder();
    Matcher span = SPAN.matcher(text);
    int end = 0;
    while (depth < MAX_DEPTH && span.find()) {
      isStyled = true;
      String tag = TAGS.getOrDefault(span.group(1), "span");
      String inside =
          tag.equals("code") ? Entities.escape(span.group(2)) : spans(span.group(2), depth + 1);
      line.append(Entities.escape(text.substring(end, span.start())));
      line.append('<').append(tag).append('>').append(inside).append("</").append(tag).append('>');
      end = span.end();
    }
    return line.append(Entities.escape(text.substring(end))).toString();
  }

  private void end() {
    if (isPreformatted) {
      out.append("</pre>\n");
    }
    quote(0);
  }
}
