/** Calls by HTTP that a transport takes from its network, such as the webhooks of a provider. */
@NullMarked
package im.gangway.transport.web;

import org.jspecify.annotations.NullMarked;
