/** What stands between the gateway and carriers: one interface, and a package for each protocol. */
@NullMarked
package im.gangway.sms.provider;

import org.jspecify.annotations.NullMarked;
