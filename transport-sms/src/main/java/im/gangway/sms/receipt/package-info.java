/**
 * What carriers say became of a message: receipts, states and refusals, in their words and in the
 * gateway's. Pure: no I/O, no threads, no clock.
 */
@NullMarked
package im.gangway.sms.receipt;

import org.jspecify.annotations.NullMarked;
