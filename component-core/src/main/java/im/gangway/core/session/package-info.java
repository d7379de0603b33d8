/**
 * Users and their sessions: a serial mailbox for everything that concerns one user and one domain,
 * and the link to that user's session on the legacy service.
 */
@NullMarked
package im.gangway.core.session;

import org.jspecify.annotations.NullMarked;
