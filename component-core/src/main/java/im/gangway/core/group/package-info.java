/** Messages of a user to several legacy users at once (XEP-0033). */
@NullMarked
package im.gangway.core.group;

import org.jspecify.annotations.NullMarked;
