/** Tries a configuration out without running it. */
@NullMarked
package im.gangway.core.check;

import org.jspecify.annotations.NullMarked;
