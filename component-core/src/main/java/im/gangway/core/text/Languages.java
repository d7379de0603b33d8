package im.gangway.core.text;

import im.gangway.transport.Text;
import java.util.List;
import java.util.Locale;
import org.dom4j.Element;
import org.dom4j.Namespace;
import org.dom4j.QName;
import org.jspecify.annotations.Nullable;

/** The languages that Gangway speaks, and which of them a stanza asks for (XEP-0100 §7). */
public final class Languages {
  /** The attribute {@code xml:lang}. */
  public static final QName ATTRIBUTE = new QName("lang", Namespace.XML_NAMESPACE);

  /** All of them, the one that stands in for others first. */
  public static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.GERMAN);

  private Languages() {}

  /** Says of a stanza that the gateway's words in it are in that language, where not in English. */
  public static void mark(Element stanza, Locale language) {
    if (!language.equals(SPOKEN.get(0))) {
      stanza.addAttribute(ATTRIBUTE, language.getLanguage());
    }
  }

  /** The same for a text that may be somebody else's words. */
  public static void mark(Element stanza, Text text, Locale language) {
    if (!text.isLiteral()) {
      mark(stanza, language);
    }
  }

  /** The language of a stanza; null where it names none that is spoken. */
  public static @Nullable Locale of(Element stanza) {
    String tag = stanza.attributeValue(ATTRIBUTE);
    if (tag == null || tag.length() > 35) {
      return null;
    }
    String language = Locale.forLanguageTag(tag).getLanguage();
    return SPOKEN.stream()
        .filter(spoken -> spoken.getLanguage().equals(language))
        .findFirst()
        .orElse(null);
  }
}
