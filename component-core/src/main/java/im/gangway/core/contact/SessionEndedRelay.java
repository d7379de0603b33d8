package im.gangway.core.contact;

import im.gangway.core.relay.Relay;
import im.gangway.core.session.UserSession;
import im.gangway.transport.LegacyEvent.SessionEnded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a legacy session: the session's parts have told the user, this tells the operator. */
public final class SessionEndedRelay implements Relay<SessionEnded> {
  private static final Logger log = LoggerFactory.getLogger(SessionEndedRelay.class);

  @Override
  public Class<SessionEnded> event() {
    return SessionEnded.class;
  }

  @Override
  public void relay(SessionEnded event, UserSession session) {
    log.info("A session on the legacy service ended: {}", event.reason());
  }
}
