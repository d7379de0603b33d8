/** What the gateway must not forget: one database, one writer, and a store for each kind of row. */
@NullMarked
package im.gangway.core.storage;

import org.jspecify.annotations.NullMarked;
