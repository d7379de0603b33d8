package im.gangway.transport.testing;

import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyTarget;
import java.util.Locale;
import java.util.regex.Pattern;

/** The addresses of a {@link ScriptedTransport}. */
final class ScriptedAddresses {
  private static final Pattern ADDRESS = Pattern.compile("[a-z0-9._+\\- @/'\"&:<>\\\\]{1,40}");

  private ScriptedAddresses() {}

  static LegacyTarget resolve(String localpart) throws InvalidAddressException {
    if (localpart.indexOf('*') >= 0) {
      throw new InvalidAddressException("The address must not contain *.");
    }
    String address = localpart.toLowerCase(Locale.ROOT);
    if (!ADDRESS.matcher(address).matches() || !address.strip().equals(address)) {
      throw new InvalidAddressException(
          "An address is 1 to 40 letters, digits and signs such as dots, without * and %.");
    }
    return new LegacyTarget.Contact(new LegacyAddress(address));
  }

  /** As people write it: in any case, and with % in place of @. */
  static LegacyTarget parse(String typed) throws InvalidAddressException {
    return resolve(typed.strip().replace('%', '@'));
  }
}
