/** From XMPP to the legacy side: what handles a stanza, and the router that finds it. */
@NullMarked
package im.gangway.core.handler;

import org.jspecify.annotations.NullMarked;
