package im.gangway.email.html;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Takes away what a reader does not see: scripts, styles, previews for lists of mails, trackers.
 */
final class HiddenElements {
  private static final Pattern HIDING =
      Pattern.compile(
          "display:none|visibility:hidden|mso-hide:all|font-size:0(?![.\\d])|max-height:0(?![.\\d])|opacity:0(?![.\\d])");
  private static final String NEVER_SHOWN =
      "head, script, style, noscript, template, title, object, embed, iframe, svg, select, textarea, [hidden]";

  private HiddenElements() {}

  static void remove(Document document) {
    document.body().select(NEVER_SHOWN).remove();
    for (Element each : document.body().select("[style]")) {
      String style = each.attr("style").toLowerCase(Locale.ROOT).replaceAll("\\s", "");
      if (each != document.body() && HIDING.matcher(style).find()) {
        each.remove();
      }
    }
    document.body().select("img").stream()
        .filter(HiddenElements::isTracker)
        .forEach(Element::remove);
  }

  private static boolean isTracker(Element image) {
    return isTiny(image.attr("width")) || isTiny(image.attr("height"));
  }

  private static boolean isTiny(String length) {
    return length.strip().matches("[01](px)?");
  }
}
