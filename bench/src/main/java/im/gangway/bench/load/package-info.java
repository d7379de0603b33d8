/**
 * Transports to measure the gateway's own cost with: they have no network and say everything back.
 * Put into a jar of their own, so they know nothing but the SPI.
 */
@NullMarked
package im.gangway.bench.load;

import org.jspecify.annotations.NullMarked;
