/** Says by HTTP how the gateway is, for those who watch over it. */
@NullMarked
package im.gangway.core.health;

import org.jspecify.annotations.NullMarked;
