package im.gangway.core.contact;

import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaError;
import im.gangway.core.xml.Elements;
import im.gangway.transport.Text;
import java.util.Optional;
import java.util.Set;
import org.dom4j.Element;

/**
 * The table of what no message to a legacy network may hold: what nobody there could read, what
 * would be shown as garbage, and what only servers may say.
 */
public final class RefusedContent {
  private static final String IN_BAND = "http://jabber.org/protocol/ibb";
  private static final Set<String> ENCRYPTED =
      Set.of(
          "{eu.siacs.conversations.axolotl}encrypted",
          "{urn:xmpp:omemo:1}encrypted",
          "{urn:xmpp:omemo:2}encrypted",
          "{urn:xmpp:openpgp:0}openpgp",
          "{jabber:x:encrypted}x",
          "{urn:xmpp:eme:0}encryption");
  private static final Set<String> REACTION = Set.of("{urn:xmpp:reactions:0}reactions");
  private static final Set<String> RETRACTION =
      Set.of(
          "{urn:xmpp:message-retract:0}retract",
          "{urn:xmpp:message-retract:1}retract",
          "{urn:xmpp:fasten:0}apply-to");
  private static final Set<String> CALL =
      Set.of("{urn:xmpp:jingle-message:0}propose", "{urn:xmpp:call-invites:0}invite");
  private static final Set<String> TRANSFER = Set.of("{" + IN_BAND + "}data");
  private static final Set<String> SERVERS_ONLY =
      Set.of(
          "{urn:xmpp:forward:0}forwarded",
          "{urn:xmpp:carbons:2}sent",
          "{urn:xmpp:carbons:2}received",
          "{urn:xmpp:privilege:1}privilege",
          "{urn:xmpp:privilege:2}privilege",
          "{urn:xmpp:delegation:1}delegation",
          "{urn:xmpp:delegation:2}delegation");
  private static final String OTR = "?OTR";

  private RefusedContent() {}

  /** The error that a message is answered with; empty when nothing in it is refused. */
  public static Optional<StanzaError> of(Element message) {
    for (Element child : Elements.children(message)) {
      Optional<StanzaError> refused = ofChild(child);
      if (refused.isPresent()) {
        return refused;
      }
    }
    return Optional.empty();
  }

  private static Optional<StanzaError> ofChild(Element child) {
    if (Elements.sameNamespace(child.getNamespaceURI(), "")) {
      return isOtr(child) ? refused(Condition.NOT_ACCEPTABLE, "encrypted") : Optional.empty();
    }
    return ofForeign("{" + child.getNamespaceURI() + "}" + child.getName());
  }

  private static Optional<StanzaError> ofForeign(String name) {
    if (ENCRYPTED.contains(name)) {
      return refused(Condition.NOT_ACCEPTABLE, "encrypted");
    }
    if (SERVERS_ONLY.contains(name)) {
      return refused(Condition.NOT_ACCEPTABLE, "forwarded");
    }
    if (REACTION.contains(name)) {
      return refused(Condition.FEATURE_NOT_IMPLEMENTED, "reaction");
    }
    if (RETRACTION.contains(name)) {
      return refused(Condition.FEATURE_NOT_IMPLEMENTED, "retraction");
    }
    if (CALL.contains(name)) {
      return refused(Condition.FEATURE_NOT_IMPLEMENTED, "call");
    }
    return TRANSFER.contains(name)
        ? refused(Condition.FEATURE_NOT_IMPLEMENTED, "transfer")
        : Optional.empty();
  }

  /** A body may begin with white space before it. */
  private static boolean isOtr(Element child) {
    return Elements.is(child, "body", "") && child.getText().stripLeading().startsWith(OTR);
  }

  private static Optional<StanzaError> refused(Condition condition, String words) {
    return Optional.of(StanzaError.of(condition, Text.of(RefusedContent.class, words)));
  }
}
