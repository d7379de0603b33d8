package im.gangway.registration;

import im.gangway.core.account.AccountListener;
import im.gangway.core.session.UserSession;
import im.gangway.core.text.Languages;
import im.gangway.core.xml.StanzaIds;
import im.gangway.transport.Text;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;

/** Tells who has just registered what to do next. */
record Welcome(String domain) implements AccountListener {

  @Override
  public void registered(UserSession session) {
    Message message = new Message();
    message.setType(Message.Type.chat);
    message.setID(StanzaIds.next());
    message.setFrom(new JID(null, domain, null, true));
    message.setTo(session.user());
    message.setBody(Text.of(Welcome.class, "welcome", domain).in(session.language()));
    Languages.mark(message.getElement(), session.language());
    session.send(message);
  }
}
