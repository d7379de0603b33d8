package im.gangway.sms;

import im.gangway.sms.number.SmsAddress;
import java.util.Optional;

/**
 * A number of ours.
 *
 * @param route the only one it sends over, if so
 * @param owner the bare JID of the user to whom the admin gave it
 * @param shared whether users without a number of their own send from it
 */
record OwnNumber(
    SmsAddress address, Optional<String> route, Optional<String> owner, boolean shared) {
  /** Whether it is given out at registration. */
  boolean isInPool() {
    return owner.isEmpty() && !shared;
  }
}
