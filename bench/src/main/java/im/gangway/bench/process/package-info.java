/** Programs under measurement: started, asked for CPU time and memory, stopped. */
@NullMarked
package im.gangway.bench.process;

import org.jspecify.annotations.NullMarked;
