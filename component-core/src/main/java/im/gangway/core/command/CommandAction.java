package im.gangway.core.command;

import im.gangway.core.error.StanzaException;
import org.dom4j.Element;

/** What the user wants done with a command (XEP-0050 §3.3). */
enum CommandAction {
  EXECUTE,
  NEXT,
  PREV,
  COMPLETE,
  CANCEL;

  static CommandAction of(Element command) throws StanzaException {
    return switch (command.attributeValue("action", "execute")) {
      case "execute" -> EXECUTE;
      case "next" -> NEXT;
      case "prev" -> PREV;
      case "complete" -> COMPLETE;
      case "cancel" -> CANCEL;
      default -> throw CommandErrors.malformedAction();
    };
  }
}
