/**
 * Puts the parts of long messages together again: out of order, doubled, badly cut, or missing for
 * good. A state machine over records; it keeps nothing itself.
 */
@NullMarked
package im.gangway.sms.reassembly;

import org.jspecify.annotations.NullMarked;
