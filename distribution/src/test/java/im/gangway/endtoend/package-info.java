/** The packed gateway between real XMPP and real IRC servers: what people see on both sides. */
@NullMarked
package im.gangway.endtoend;

import org.jspecify.annotations.NullMarked;
