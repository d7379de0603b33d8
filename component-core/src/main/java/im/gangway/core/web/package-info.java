/**
 * The HTTP server of the process: who answers which path, and the webhooks of transports. It serves
 * what others call; the gateway's users never need it.
 */
@NullMarked
package im.gangway.core.web;

import org.jspecify.annotations.NullMarked;
