package im.gangway.core.handler;

import im.gangway.core.address.TargetKind;
import im.gangway.core.error.StanzaException;
import im.gangway.transport.LegacyException;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.xmpp.packet.Presence;

/** Handles one sort of presence; the first registered handler that wants it has it. Thread-safe. */
public interface PresenceHandler {

  /** At what it may be directed. */
  Set<TargetKind> targets();

  /** Whether this is a presence for it; read types with {@link StanzaTypes}. */
  boolean handles(Presence presence);

  /**
   * Handles it, on the mailbox of its sender; must not block and not wait for the mailbox.
   *
   * @return done when it is; a failure is answered as an error, unless it was an error itself
   */
  CompletionStage<Void> handle(PresenceRequest request) throws StanzaException, LegacyException;
}
