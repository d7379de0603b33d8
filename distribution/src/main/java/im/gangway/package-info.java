/** The program: main class and command line. */
@NullMarked
package im.gangway;

import org.jspecify.annotations.NullMarked;
