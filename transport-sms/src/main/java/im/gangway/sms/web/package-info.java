/**
 * HTTP in both directions for providers: calls that come in, clients that call out, and the small
 * formats in between. Bounded everywhere.
 */
@NullMarked
package im.gangway.sms.web;

import org.jspecify.annotations.NullMarked;
