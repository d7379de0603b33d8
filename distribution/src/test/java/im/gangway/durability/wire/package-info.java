/**
 * A transport whose network is a test in another process; put into a jar of its own, so it knows
 * nothing but the SPI.
 */
@NullMarked
package im.gangway.durability.wire;

import org.jspecify.annotations.NullMarked;
