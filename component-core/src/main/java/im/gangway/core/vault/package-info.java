/** Seals stored credentials with a key that is kept outside the database. */
@NullMarked
package im.gangway.core.vault;

import org.jspecify.annotations.NullMarked;
