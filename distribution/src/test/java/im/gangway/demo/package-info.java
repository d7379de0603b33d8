/** The demonstration: a conversation between XMPP and IRC, played, checked and shown. */
@NullMarked
package im.gangway.demo;

import org.jspecify.annotations.NullMarked;
