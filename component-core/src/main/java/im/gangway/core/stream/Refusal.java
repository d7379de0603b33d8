package im.gangway.core.stream;

import im.gangway.core.address.JidText;
import im.gangway.core.text.Languages;
import im.gangway.core.xml.Elements;
import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.Text;
import java.util.Locale;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;

/** The answer to a stanza that was too much to be read (RFC 6120 §8.3). */
final class Refusal {
  private static final String STANZAS = "urn:ietf:params:xml:ns:xmpp-stanzas";

  private Refusal() {}

  /**
   * The error for the sender; null where none may or need be sent.
   *
   * @param domain of the stream: servers close it on a sender who is not there
   */
  static @Nullable Element of(Element bare, String domain) {
    String from = bare.attributeValue("from");
    String to = bare.attributeValue("to");
    if (from == null || to == null || !isAt(domain, to) || !asksForAnswer(bare)) {
      return null;
    }
    Element answer = Elements.create(bare.getName());
    answer.addAttribute("type", "error");
    answer.addAttribute("from", to);
    answer.addAttribute("to", from);
    String id = bare.attributeValue("id");
    if (id != null) {
      answer.addAttribute("id", id);
    }
    Element error = Elements.add(answer, "error");
    error.addAttribute("type", "modify");
    Elements.add(error, "policy-violation", STANZAS);
    Element text = Elements.add(error, "text", STANZAS);
    Locale asked = Languages.of(bare);
    Locale language = asked == null ? Locale.ENGLISH : asked;
    text.addAttribute(Languages.ATTRIBUTE, language.getLanguage());
    text.setText(Text.of(Refusal.class, "too-large").in(language));
    return answer;
  }

  private static boolean isAt(String domain, String address) {
    try {
      return JidText.parse(address).getDomain().equals(domain);
    } catch (InvalidAddressException nobody) {
      return false;
    }
  }

  private static boolean asksForAnswer(Element bare) {
    String type = bare.attributeValue("type", "");
    return switch (bare.getName()) {
      case "iq" -> type.equals("get") || type.equals("set");
      case "message" -> !type.equals("error");
      default -> false;
    };
  }
}
