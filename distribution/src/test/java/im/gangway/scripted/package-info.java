/** A gateway between an XMPP server and an IRC server that tests drive from both sides. */
@NullMarked
package im.gangway.scripted;

import org.jspecify.annotations.NullMarked;
