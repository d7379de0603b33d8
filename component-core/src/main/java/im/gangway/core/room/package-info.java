/** A user's view of the rooms of any transport: all of XEP-0045 that a client expects. */
@NullMarked
package im.gangway.core.room;

import org.jspecify.annotations.NullMarked;
