/**
 * Services that speak Twilio's HTTP interface: sending, status callbacks, and incoming messages.
 */
@NullMarked
package im.gangway.sms.twilio;

import org.jspecify.annotations.NullMarked;
