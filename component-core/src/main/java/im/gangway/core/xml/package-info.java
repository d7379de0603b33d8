/**
 * XML as the gateway reads and writes it: bounded on the way in, always well-formed on the way out.
 */
@NullMarked
package im.gangway.core.xml;

import org.jspecify.annotations.NullMarked;
