/** The gateway between a scripted XMPP server and scripted mail servers. */
@NullMarked
package im.gangway.mail;

import org.jspecify.annotations.NullMarked;
