/** SMPP 3.4 on the wire: PDUs, and the connections that carry them. All that knows MINA is here. */
@NullMarked
package im.gangway.sms.smpp.wire;

import org.jspecify.annotations.NullMarked;
