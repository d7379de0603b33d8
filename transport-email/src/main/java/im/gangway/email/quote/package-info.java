/** Leaves what somebody wrote and takes away what they quoted and signed. */
@NullMarked
package im.gangway.email.quote;

import org.jspecify.annotations.NullMarked;
