/** The entry to the measurements. */
@NullMarked
package im.gangway.bench;

import org.jspecify.annotations.NullMarked;
