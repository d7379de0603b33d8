package im.gangway.core.handler;

import im.gangway.core.address.Target;
import im.gangway.core.error.StanzaException;
import im.gangway.core.session.UserSession;
import org.dom4j.Element;

/** Decides, before any handler, whether a stanza concerns the gateway at all. Thread-safe. */
@FunctionalInterface
public interface StanzaGate {

  /** Lets everything in. */
  StanzaGate OPEN = (stanza, target, session) -> true;

  /**
   * Called on the mailbox of the sender.
   *
   * @return false to ignore it
   * @throws StanzaException to answer it with an error
   */
  boolean admits(Element stanza, Target target, UserSession session) throws StanzaException;
}
