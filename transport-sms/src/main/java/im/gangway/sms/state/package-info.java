/**
 * What the SMS transport has to know after a restart: who owns which number, who wrote last, who
 * wants no messages, what was spent, which parts wait for others. All of it stands in the domain's
 * {@code TransportState}.
 */
@NullMarked
package im.gangway.sms.state;

import org.jspecify.annotations.NullMarked;
