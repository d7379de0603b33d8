package im.gangway.core.vault;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The key file on disk: only its owner may read it, and it is replaced as a whole or not at all.
 */
final class KeyFile {
  private static final int MAX_BYTES = 64 * 1024;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private final Path path;
  private final long uid;

  /** The file as seen by the user this process runs as. */
  KeyFile(Path path) {
    this(path, new UnixSystem().getUid());
  }

  KeyFile(Path path, long uid) {
    this.path = path.toAbsolutePath();
    this.uid = uid;
  }

  /** The file's lines, or nothing when there is no such file. */
  Optional<List<String>> lines() throws KeyFileException {
    try {
      checkAccess();
      if (Files.size(path) > MAX_BYTES) {
        throw new KeyFileException(
            this + " is larger than " + MAX_BYTES + " bytes: not a key file.");
      }
      return Optional.of(Files.readString(path, StandardCharsets.ISO_8859_1).lines().toList());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new KeyFileException(this + " cannot be read: " + e, e);
    } catch (UnsupportedOperationException e) {
      throw new KeyFileException(
          this + " is on a file system without owners and modes: put it on one that has them.", e);
    }
  }

  private void checkAccess() throws IOException, KeyFileException {
    long owner = ((Number) Files.getAttribute(path, "unix:uid")).longValue();
    if (owner != uid) {
      throw new KeyFileException(
          "%s belongs to user id %d, but the gateway runs as %d: chown %d '%s'"
              .formatted(this, owner, uid, uid, path));
    }
    Set<PosixFilePermission> granted = Files.getPosixFilePermissions(path);
    if (granted.stream().anyMatch(bit -> !bit.name().startsWith("OWNER_"))) {
      throw new KeyFileException(
          "%s has mode %s, so that others than its owner may use it: chmod 600 '%s'"
              .formatted(this, PosixFilePermissions.toString(granted), path));
    }
  }

  /** Creates the file with one line; fails when anything of that name exists. */
  void create(String line) throws KeyFileException {
    try {
      Path folder = path.getParent();
      if (folder != null && !Files.isDirectory(folder)) {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
      }
      createWith(path, line + "\n");
      syncFolder(folder);
    } catch (IOException | UnsupportedOperationException e) {
      throw new KeyFileException(this + " cannot be created: " + e, e);
    }
  }

  /** Puts other lines into the file's place, at once and so that they survive a power failure. */
  void replace(List<String> lines) throws KeyFileException {
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    try {
      Files.deleteIfExists(fresh);
      createWith(fresh, String.join("\n", lines) + "\n");
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
      syncFolder(path.getParent());
    } catch (IOException | UnsupportedOperationException e) {
      throw new KeyFileException(this + " cannot be replaced: " + e, e);
    }
  }

  private static void createWith(Path file, String text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (FileAlreadyExistsException taken) {
      throw taken;
    } catch (IOException e) {
      // Ours and without a use: half a key would stand in the way of the next start.
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static void syncFolder(@Nullable Path folder) throws IOException {
    if (folder != null) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  @Override
  public String toString() {
    return "Key file " + path;
  }
}
