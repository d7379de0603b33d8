package im.gangway.email.mail;

import im.gangway.email.address.MailAddress;
import java.util.Optional;

/**
 * Somebody named in a header.
 *
 * @param name as shown to people; never one that looks like an address
 */
public record Mailbox(Optional<String> name, MailAddress address) {
  @Override
  public String toString() {
    return name.map(it -> it + " <" + address + '>').orElseGet(address::toString);
  }
}
