/**
 * The text of short messages: alphabets (3GPP 23.038), user data headers and segments (3GPP
 * 23.040), data codings (23.038 and SMPP 3.4 §5.2.19). Pure: no I/O, no threads, no clock.
 */
@NullMarked
package im.gangway.sms.text;

import org.jspecify.annotations.NullMarked;
