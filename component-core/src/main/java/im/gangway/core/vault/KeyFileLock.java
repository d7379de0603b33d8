package im.gangway.core.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * Says to other processes that this one uses a key file: whoever runs shares it, whoever changes
 * the keys from outside must have it alone. Gone with the process at the latest.
 */
public final class KeyFileLock implements AutoCloseable {
  private final FileChannel channel;
  private final boolean held;

  private KeyFileLock(FileChannel channel, boolean held) {
    this.channel = channel;
    this.held = held;
  }

  /** Takes part in using it. */
  public static KeyFileLock shared(Path keyFile) throws KeyFileException {
    return take(keyFile, true);
  }

  /** Takes it alone; check {@link #isHeld}. */
  public static KeyFileLock alone(Path keyFile) throws KeyFileException {
    return take(keyFile, false);
  }

  private static KeyFileLock take(Path keyFile, boolean shared) throws KeyFileException {
    Path file = keyFile.resolveSibling(keyFile.getFileName() + ".lock");
    try {
      FileChannel channel =
          FileChannel.open(
              file,
              EnumSet.of(
                  StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return new KeyFileLock(channel, isFree(channel, shared));
    } catch (IOException e) {
      throw new KeyFileException("The lock " + file + " cannot be made: " + e, e);
    }
  }

  private static boolean isFree(FileChannel channel, boolean shared) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
      return lock != null;
    } catch (OverlappingFileLockException inThisProcess) {
      return shared;
    }
  }

  /** Whether nobody else has it in a way that keeps this one from it. */
  public boolean isHeld() {
    return held;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException closed) {
      // gone with the process at the latest
    }
  }
}
