/** The component's stream to its XMPP server (XEP-0114). */
@NullMarked
package im.gangway.core.stream;

import org.jspecify.annotations.NullMarked;
