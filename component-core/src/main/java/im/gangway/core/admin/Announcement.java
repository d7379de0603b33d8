package im.gangway.core.admin;

import im.gangway.core.session.SessionSweep;
import im.gangway.core.session.Sessions;
import im.gangway.core.session.UserSession;
import im.gangway.core.xml.StanzaIds;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;

/** Tells all who are connected something, in the gateway's name. Thread-safe. */
record Announcement(Sessions sessions, JID gateway) {

  /** Sends it, no faster than the server takes it; done, with the number of users, when it went. */
  CompletionStage<Integer> send(String text) {
    AtomicInteger told = new AtomicInteger();
    return SessionSweep.run(
            sessions,
            session -> {
              if (session.isOnline()) {
                tell(session, text);
                told.incrementAndGet();
              }
            })
        .thenApply(done -> told.get());
  }

  private void tell(UserSession session, String text) {
    Message message = new Message();
    message.setType(Message.Type.headline);
    message.setID(StanzaIds.next());
    message.setFrom(gateway);
    message.setTo(session.user());
    message.setBody(text);
    session.send(message);
  }
}
