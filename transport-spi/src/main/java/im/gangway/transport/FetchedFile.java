package im.gangway.transport;

/**
 * A file that was fetched; it lies in memory, or on the disk if it is larger than 1 MiB, until it
 * is closed.
 *
 * @param name a file name without path, never empty
 * @param mediaType as its server says, without parameters; {@code application/octet-stream} if it
 *     says none
 * @param content can be read until the file is closed
 * @param release gives back what the file takes up
 */
public record FetchedFile(
    String name, String mediaType, Attachment.Content content, Runnable release)
    implements AutoCloseable {

  @Override
  public void close() {
    release.run();
  }
}
