/** Messages between the user and single legacy users, and what networks tell the user. */
@NullMarked
package im.gangway.core.contact;

import org.jspecify.annotations.NullMarked;
