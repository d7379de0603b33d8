/**
 * What a transport lets its users and admins do beside talking: each command becomes an ad-hoc
 * command (XEP-0050) and a word in the chat with the gateway.
 */
@NullMarked
package im.gangway.transport.command;

import org.jspecify.annotations.NullMarked;
