package im.gangway.core.command;

import im.gangway.core.address.Target;
import im.gangway.core.session.UserSession;
import im.gangway.transport.Text;
import org.xmpp.packet.JID;

/**
 * Who executes a command where.
 *
 * @param from the user's full JID
 */
public record CommandRequest(JID from, Target target, UserSession session) {

  /** Words in the user's language, for a form. */
  public String say(Text text) {
    return text.in(session.language());
  }
}
