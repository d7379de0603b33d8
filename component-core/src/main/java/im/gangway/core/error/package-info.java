/** Stanza errors (RFC 6120 §8.3), and what each failure becomes. */
@NullMarked
package im.gangway.core.error;

import org.jspecify.annotations.NullMarked;
