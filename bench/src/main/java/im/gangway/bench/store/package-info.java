/** What keeping messages costs. */
@NullMarked
package im.gangway.bench.store;

import org.jspecify.annotations.NullMarked;
