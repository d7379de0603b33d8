/** What tests of the SMS transport have in common: a scripted provider and time that is stepped. */
@NullMarked
package im.gangway.sms.testing;

import org.jspecify.annotations.NullMarked;
