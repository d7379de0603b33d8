package im.gangway.transport;

import java.util.Optional;

/**
 * What the legacy service tells about a legacy user; texts are empty where it tells nothing.
 *
 * @param avatar a picture of at most 64 KiB
 */
public record Profile(
    String fullName,
    String nick,
    String email,
    String phone,
    String note,
    Optional<Avatar> avatar) {

  /**
   * A picture.
   *
   * @param mediaType such as {@code image/png}
   */
  // An array: profiles are passed on, never compared.
  @SuppressWarnings("ArrayRecordComponent")
  public record Avatar(String mediaType, byte[] data) {}
}
