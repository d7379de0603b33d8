package im.gangway.email.quote;

import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;

/** Removes the quotes and signatures that mail clients mark in HTML. For one document only. */
final class HtmlQuotes {
  /** A quote as a whole. */
  private static final String QUOTES =
      "div.gmail_quote, div.gmail_quote_container, div.yahoo_quoted, div.protonmail_quote, div.zmail_extra,"
          + " blockquote[type=cite], blockquote.gmail_quote, blockquote.protonmail_quote, div.tutanota_quote,"
          + " blockquote.tutanota_quote, div#mail-editor-reference-message-container, div.ms-outlook-mobile-reference-message";

  /** The line that introduces a quote. */
  private static final String INTRODUCTIONS =
      "div.moz-cite-prefix, div.gmail_attr, div.yahoo_quoted_header, div.AppleOriginalContents_header";

  /** Everything from here on. */
  private static final String REST_FROM =
      "div#divRplyFwdMsg, div#appendonsend, div#x_divRplyFwdMsg, hr#stopSpelling, a[name=_MailOriginal],"
          + " div[style*=border-top:solid #E1E1E1], div[style*=border-top:solid #B5C4DF], div.OutlookMessageHeader";

  private static final String SIGNATURES =
      "div.gmail_signature, span.gmail_signature, div.moz-signature, pre.moz-signature, div#Signature,"
          + " div#ms-outlook-mobile-signature, div.protonmail_signature_block, div.yahoo_signature, div#AppleMailSignature";

  private static final int MAX_LOOKED_AT = 50;

  private final Document document;
  private boolean isChanged;

  HtmlQuotes(Document document) {
    this.document = document;
  }

  Document document() {
    return document;
  }

  /** False if there was nothing, or the document must stay as it is. */
  boolean remove() {
    if (isForward() || isInterleaved()) {
      return false;
    }
    Element start = document.body().selectFirst(REST_FROM);
    if (start != null && hasTextBefore(start)) {
      removeFrom(start);
    }
    removeAll(document.body().select(QUOTES));
    removeAll(document.body().select(INTRODUCTIONS));
    removeAll(document.body().select(SIGNATURES));
    return isChanged;
  }

  private boolean isForward() {
    for (Element each :
        first(QUOTES + ", div.moz-forward-container, div.moz-email-headers-table")) {
      if (each.hasClass("moz-forward-container") || Introductions.isForward(start(each))) {
        return true;
      }
    }
    Element mark = document.body().selectFirst(REST_FROM);
    return mark != null && !hasTextBefore(mark);
  }

  /** Few enough to look around each. */
  private Elements first(String selector) {
    return document.body().select(selector).stream()
        .limit(MAX_LOOKED_AT)
        .collect(Collectors.toCollection(Elements::new));
  }

  private static String start(Element element) {
    String text = element.text();
    return text.substring(0, Math.min(text.length(), 200));
  }

  /**
   * Whether something stands behind a quote that is not a signature: then the quotes say to what.
   */
  private boolean isInterleaved() {
    Elements quotes = first("blockquote[type=cite], blockquote.gmail_quote");
    for (Element each : quotes) {
      if (each.parents().stream().noneMatch(quotes::contains) && hasWordsBehind(each)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasWordsBehind(Element quote) {
    boolean hasBefore = hasTextBefore(quote);
    for (Node each = next(quote); each != null; each = next(each)) {
      boolean isMarked = each instanceof Element element && element.is(SIGNATURES);
      String text = each instanceof Element element ? element.text() : each.toString();
      if (!isMarked && !text.isBlank() && !text.strip().startsWith("--")) {
        return hasBefore;
      }
    }
    return false;
  }

  /** What follows, at the same height or above. */
  private @Nullable Node next(Node node) {
    for (Node each = node; each != null && each != document.body(); each = each.parent()) {
      Node sibling = each.nextSibling();
      if (sibling != null) {
        return sibling;
      }
    }
    return null;
  }

  private boolean hasTextBefore(Element mark) {
    for (Element each = mark; each != null && each != document.body(); each = each.parent()) {
      for (Element before = each.previousElementSibling();
          before != null;
          before = before.previousElementSibling()) {
        if (!before.text().isBlank() && !before.is(INTRODUCTIONS)) {
          return true;
        }
      }
      Element parent = each.parent();
      if (parent != null && !parent.ownText().isBlank()) {
        return true;
      }
    }
    return false;
  }

  private void removeFrom(Element start) {
    Node each = start;
    while (each != null) {
      Node following = next(each);
      each.remove();
      each = following;
    }
    isChanged = true;
  }

  private void removeAll(Elements found) {
    isChanged |= !found.isEmpty();
    found.remove();
  }
}
