package im.gangway.email;

import im.gangway.email.address.MailAddress;
import im.gangway.transport.LegacyException;
import java.util.List;
import java.util.Map;

/** Finds the servers of a mail address. Thread-safe. */
@FunctionalInterface
interface ServerFinder {

  /** Values for the fields that name servers, the likeliest first. Blocks; tells no password. */
  List<Map<String, String>> find(MailAddress address) throws LegacyException;

  /** Whether the admin has named the servers, so that what users type does not count. */
  default boolean isFixed(MailAddress address) {
    return false;
  }
}
