/**
 * Short messages end to end: real XMPP server, shipped gateway, and an SMSC that shares no code
 * with it; what users see of each trouble that carriers make.
 */
@NullMarked
package im.gangway.smsc;

import org.jspecify.annotations.NullMarked;
