/**
 * Messages that must not be lost, for transports that keep messages: stored before they are sent or
 * acknowledged, and kept until they have reached an end.
 *
 * <p>A user's message goes through the {@link im.gangway.core.delivery.Outbox}: it is sent in
 * order, again when that failed for now, and ends as delivered, failed or unknown, which its sender
 * is told. A legacy user's message goes through the {@link im.gangway.core.delivery.StoredInbox}
 * until the user's server has proven to have it.
 */
@NullMarked
package im.gangway.core.delivery;

import org.jspecify.annotations.NullMarked;
