/** How texts look on either side, and in which language the gateway says its own. */
@NullMarked
package im.gangway.core.text;

import org.jspecify.annotations.NullMarked;
