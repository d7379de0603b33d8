/** Finds the transports that are installed, and keeps what they bring along apart. */
@NullMarked
package im.gangway.core.transport;

import org.jspecify.annotations.NullMarked;
