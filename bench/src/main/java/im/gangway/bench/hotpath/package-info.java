/** JMH benchmarks of what every stanza and every line goes through. */
@NullMarked
package im.gangway.bench.hotpath;

import org.jspecify.annotations.NullMarked;
