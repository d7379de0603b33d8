/** How texts look on either side. */
@NullMarked
package im.gangway.core.text;

import org.jspecify.annotations.NullMarked;
