/** How much of a carrier's window the gateway uses. */
@NullMarked
package im.gangway.bench.sms;

import org.jspecify.annotations.NullMarked;
