/** Mail servers of the tests. */
@NullMarked
package im.gangway.email.testing;

import org.jspecify.annotations.NullMarked;
