/** What became of a sent mail, as mail servers report it. */
@NullMarked
package im.gangway.email.bounce;

import org.jspecify.annotations.NullMarked;
