package im.gangway.transport;

import java.nio.charset.StandardCharsets;

/** Checks that the records of this package share. */
final class Values {
  private static final int MAX_ADDRESS_BYTES = 1023;

  private Values() {}

  static void requireAddress(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("An address must not be empty");
    }
    if (value.getBytes(StandardCharsets.UTF_8).length > MAX_ADDRESS_BYTES) {
      throw new IllegalArgumentException("An address must not exceed 1023 bytes");
    }
  }
}
