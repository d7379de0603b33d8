/** Which hosts may be connected to on behalf of users. */
@NullMarked
package im.gangway.email.reach;

import org.jspecify.annotations.NullMarked;
