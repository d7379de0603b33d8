/** Who has registered with a domain, and who hears when that changes. */
@NullMarked
package im.gangway.core.account;

import org.jspecify.annotations.NullMarked;
