/** The XMPP world a test needs around a component: a scripted server, a stepped time. */
@NullMarked
package im.gangway.core.testing;

import org.jspecify.annotations.NullMarked;
