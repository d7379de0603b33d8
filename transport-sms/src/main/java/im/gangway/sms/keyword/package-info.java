/** STOP, START and HELP: who does not want to get messages from which of our numbers. */
@NullMarked
package im.gangway.sms.keyword;

import org.jspecify.annotations.NullMarked;
