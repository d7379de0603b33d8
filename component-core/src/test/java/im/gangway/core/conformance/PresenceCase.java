package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.testing.ScriptedCase;
import java.util.List;
import org.awaitility.Awaitility;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;

/** Presences between the user and the gateway. */
abstract class PresenceCase extends ScriptedCase {

  /** A resource says to the gateway that it is available. */
  final void available(String from) {
    available(from, "");
  }

  final void available(String from, String content) {
    send("<presence from='%s' to='%s'>%s</presence>", from, GATEWAY, content);
  }

  final void presence(String type, String from, String to) {
    send("<presence type='%s' from='%s' to='%s'/>", type, from, to);
  }

  /** The next presence of that type from the gateway; null is available, and no "connecting". */
  final Element fromGateway(@Nullable String type, String to) {
    return nextTo(to, "the gateway's presence " + type, stanza -> isOfGateway(stanza, type));
  }

  static boolean isOfGateway(Element stanza, @Nullable String type) {
    return stanza.getName().equals("presence")
        && GATEWAY.equals(stanza.attributeValue("from"))
        && (type == null
            ? stanza.attributeValue("type") == null && stanza.element("show") == null
            : type.equals(stanza.attributeValue("type")));
  }

  /** The next chat message of the gateway to the user. */
  final String told() {
    return nextTo(USER, "a message", stanza -> stanza.getName().equals("message"))
        .elementText("body");
  }

  /** All that has come, except that the gateway was connecting. */
  final List<Element> rest() {
    return fence().stream().filter(stanza -> !"xa".equals(stanza.elementText("show"))).toList();
  }

  final void awaitLogins(int count) {
    Awaitility.await().until(() -> network().logins().size() >= count);
    assertThat(network().logins()).hasSize(count);
  }

  final void awaitNoSession() {
    Awaitility.await().until(() -> network().sessions() == 0);
  }

  static List<String> kinds(List<Element> stanzas) {
    return stanzas.stream()
        .map(stanza -> stanza.getName() + " " + stanza.attributeValue("type", ""))
        .map(String::strip)
        .toList();
  }
}
