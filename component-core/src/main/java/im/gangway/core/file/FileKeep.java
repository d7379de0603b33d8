package im.gangway.core.file;

import im.gangway.core.xml.StanzaIds;
import im.gangway.transport.Attachment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The folder of the files that came with messages. A file's name there is a token that nobody can
 * guess. Methods block. Thread-safe.
 */
public final class FileKeep {
  private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");

  private final Path folder;
  private final long mostOctets;

  /**
   * A folder; it is made when the first file comes.
   *
   * @param mostOctets of one file
   */
  public FileKeep(Path folder, long mostOctets) {
    this.folder = folder;
    this.mostOctets = mostOctets;
  }

  /**
   * Keeps a file; when that is done, it outlives the process and a loss of power.
   *
   * @return its token; empty if it is too large
   * @throws IOException if it cannot be kept
   */
  public Optional<String> keep(Attachment file) throws IOException {
    if (file.content().size() > mostOctets) {
      return Optional.empty();
    }
    prepare();
    String token = StanzaIds.next();
    Path place = folder.resolve(token);
    try {
      return write(file, place) ? Optional.of(token) : Optional.empty();
    } catch (IOException | RuntimeException failure) {
      Files.deleteIfExists(place);
      throw failure;
    }
  }

  private void prepare() throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  private boolean write(Attachment file, Path place) throws IOException {
    try (InputStream in = file.content().open();
        FileChannel out =
            FileChannel.open(place, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      long written = copy(in, out);
      if (written > mostOctets) {
        Files.delete(place);
        return false;
      }
      out.force(true);
    }
    return true;
  }

  private long copy(InputStream in, FileChannel out) throws IOException {
    byte[] block = new byte[8192];
    long written = 0;
    for (int read = in.read(block); read >= 0 && written <= mostOctets; read = in.read(block)) {
      out.write(ByteBuffer.wrap(block, 0, read));
      written += read;
    }
    return written;
  }

  /** The file of a token, if it still is there. */
  Optional<Path> find(String token) {
    if (!TOKEN.matcher(token).matches()) {
      return Optional.empty();
    }
    return Optional.of(folder.resolve(token)).filter(Files::isRegularFile);
  }

  /**
   * Forgets files that were kept before that time.
   *
   * @return how many
   */
  public int forget(Instant before) throws IOException {
    int forgotten = 0;
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
            Files.deleteIfExists(file);
            forgotten++;
          }
        }
      }
    }
    return forgotten;
  }
}
