package im.gangway.core.command;

import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaError;
import im.gangway.core.error.StanzaException;
import im.gangway.core.xml.Elements;
import org.dom4j.Element;

/** The errors of XEP-0050 §4.7. */
final class CommandErrors {
  private CommandErrors() {}

  static StanzaException unknownNode() {
    return new StanzaException(Condition.ITEM_NOT_FOUND, "There is no such command here.");
  }

  static StanzaException malformedAction() {
    return badRequest("malformed-action", "There is no such action.");
  }

  static StanzaException badAction() {
    return badRequest("bad-action", "That action is not possible now.");
  }

  static StanzaException badPayload() {
    return badRequest("bad-payload", "The form is missing.");
  }

  static StanzaException badSessionId() {
    return badRequest("bad-sessionid", "There is no such dialogue.");
  }

  static Element detail(String name) {
    return Elements.create(name, CommandHandler.NAMESPACE);
  }

  private static StanzaException badRequest(String detail, String text) {
    return new StanzaException(StanzaError.of(Condition.BAD_REQUEST, text).with(detail(detail)));
  }
}
