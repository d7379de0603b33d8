/** Mail addresses: how they are written in JIDs, in headers and on the wire. */
@NullMarked
package im.gangway.email.address;

import org.jspecify.annotations.NullMarked;
