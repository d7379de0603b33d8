/**
 * A user's contacts: who may see whom (RFC 6121 §3), how present contacts are, and how they come
 * into the user's roster.
 */
@NullMarked
package im.gangway.core.roster;

import org.jspecify.annotations.NullMarked;
