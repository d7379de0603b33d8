/**
 * Telephone numbers and the other names that short messages come from and go to; which of them may
 * be written to. Pure: no I/O, no threads, no clock.
 */
@NullMarked
package im.gangway.sms.number;

import org.jspecify.annotations.NullMarked;
