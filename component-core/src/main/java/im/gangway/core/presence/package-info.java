/** The presence of users towards the gateway and of the gateway and its networks towards users. */
@NullMarked
package im.gangway.core.presence;

import org.jspecify.annotations.NullMarked;
