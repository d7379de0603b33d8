/** Users, networks and transports that mean harm or are broken: what others notice of them. */
@NullMarked
package im.gangway.hostile;

import org.jspecify.annotations.NullMarked;
