/**
 * Providers whose HTTP interface the admin describes by templates, such as Kannel: one request
 * sends a message, calls bring messages and states.
 */
@NullMarked
package im.gangway.sms.http;

import org.jspecify.annotations.NullMarked;
