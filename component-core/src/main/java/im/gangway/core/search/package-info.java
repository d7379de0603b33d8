/** Finds legacy users by what is known of them (XEP-0055). */
@NullMarked
package im.gangway.core.search;

import org.jspecify.annotations.NullMarked;
