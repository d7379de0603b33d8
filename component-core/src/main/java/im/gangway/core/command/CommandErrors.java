package im.gangway.core.command;

import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaError;
import im.gangway.core.error.StanzaException;
import im.gangway.core.xml.Elements;
import im.gangway.transport.Text;
import org.dom4j.Element;

/** The errors of XEP-0050 §4.7. */
final class CommandErrors {
  private CommandErrors() {}

  static StanzaException unknownNode() {
    return new StanzaException(
        Condition.ITEM_NOT_FOUND, Text.of(CommandErrors.class, "unknown-command"));
  }

  static StanzaException malformedAction() {
    return badRequest("malformed-action", "unknown-action");
  }

  static StanzaException badAction() {
    return badRequest("bad-action", "bad-action");
  }

  static StanzaException badPayload() {
    return badRequest("bad-payload", "form-missing");
  }

  static StanzaException badSessionId() {
    return badRequest("bad-sessionid", "unknown-dialogue");
  }

  static Element detail(String name) {
    return Elements.create(name, CommandHandler.NAMESPACE);
  }

  private static StanzaException badRequest(String detail, String key) {
    return new StanzaException(
        StanzaError.of(Condition.BAD_REQUEST, Text.of(CommandErrors.class, key))
            .with(detail(detail)));
  }
}
