/** IRC servers in this process, for tests of everything above the wire. */
@NullMarked
package im.gangway.irc.testing;

import org.jspecify.annotations.NullMarked;
