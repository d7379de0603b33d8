package im.gangway.core.vault;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Where a sealed value belongs: it opens at this place only, so that a row copied to another user,
 * transport, network or field is worth nothing.
 *
 * @param owner the bare JID of the user
 * @param domain the transport's domain
 * @param scope empty, or the network within the transport
 * @param field the setting's name
 */
public record SealedPlace(String owner, String domain, String scope, String field) {
  private static final byte[] PREFIX = "gw1|".getBytes(StandardCharsets.US_ASCII);

  /** The associated data; the lengths keep ("ab","c") and ("a","bc") apart. */
  byte[] associatedData() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(PREFIX);
    append(out, owner);
    append(out, domain);
    append(out, scope);
    append(out, field);
    return out.toByteArray();
  }

  private static void append(ByteArrayOutputStream out, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    out.writeBytes(bytes);
  }
}
