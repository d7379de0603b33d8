package im.gangway.core.group;

import im.gangway.transport.Addressee;
import im.gangway.transport.LegacyAddress;
import org.xmpp.packet.JID;

/**
 * One legacy user among several whom a message is for.
 *
 * @param jid bare; what comes of the message there comes from it
 */
record Recipient(JID jid, Addressee addressee) {

  LegacyAddress address() {
    return addressee.address();
  }

  /** Whether the other recipients may know of this one. */
  boolean isVisible() {
    return addressee.kind() != Addressee.Kind.BCC;
  }
}
