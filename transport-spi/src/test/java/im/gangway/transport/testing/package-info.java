/** What the author of a transport tests it with: the contract of every transport, and doubles. */
@NullMarked
package im.gangway.transport.testing;

import org.jspecify.annotations.NullMarked;
