/** The stores on a real PostgreSQL, and what they do when it goes away. */
@NullMarked
package im.gangway.storage;

import org.jspecify.annotations.NullMarked;
