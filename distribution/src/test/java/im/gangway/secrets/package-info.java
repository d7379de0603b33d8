/** Looks for what users entrusted to the gateway in everything that leaves it or that it keeps. */
@NullMarked
package im.gangway.secrets;

import org.jspecify.annotations.NullMarked;
