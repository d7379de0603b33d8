/** Puts the parts together: one gateway for each configured domain, all of them in one process. */
@NullMarked
package im.gangway.core.gateway;

import org.jspecify.annotations.NullMarked;
