/** Small questions to the gateway: is it there, what is it, what time is it. */
@NullMarked
package im.gangway.core.info;

import org.jspecify.annotations.NullMarked;
