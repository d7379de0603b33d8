package im.gangway.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A file that came with a legacy message, such as a picture of an MMS.
 *
 * @param name as the legacy side names it; may hold anything, the gateway never uses it as a path
 * @param mediaType such as {@code image/jpeg}; what is no media type counts as unknown bytes
 */
public record Attachment(String name, String mediaType, Content content) {

  /** The bytes of a file. Thread-safe. */
  public interface Content {
    /** How many bytes there are. */
    long size();

    /**
     * The bytes, from the first; each call begins anew. May block, is never called on an I/O
     * thread, and its stream is closed by the caller.
     *
     * @throws IOException if they cannot be had at present
     */
    InputStream open() throws IOException;
  }

  /** A file in memory. */
  public static Attachment of(String name, String mediaType, byte[] bytes) {
    byte[] kept = bytes.clone();
    return new Attachment(
        name,
        mediaType,
        new Content() {
          @Override
          public long size() {
            return kept.length;
          }

          @Override
          public InputStream open() {
            return new ByteArrayInputStream(kept);
          }
        });
  }
}
