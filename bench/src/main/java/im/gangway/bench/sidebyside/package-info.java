/** Gangway and biboumi under the same load in alternation. */
@NullMarked
package im.gangway.bench.sidebyside;

import org.jspecify.annotations.NullMarked;
