package im.gangway.core.session;

import im.gangway.transport.LegacyEvent;

/** Takes what happened on the legacy side; called on the user's mailbox. */
@FunctionalInterface
public interface EventSink {

  /** Relays the event to the user's resources. */
  void accept(LegacyEvent event, UserSession session);
}
