/** Providers that call the gateway by HTTP, from the call to the stanza. */
@NullMarked
package im.gangway.webhook;

import org.jspecify.annotations.NullMarked;
