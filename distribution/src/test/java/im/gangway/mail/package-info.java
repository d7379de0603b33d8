/** The gateway between XMPP servers and mail servers, scripted ones and real ones. */
@NullMarked
package im.gangway.mail;

import org.jspecify.annotations.NullMarked;
