package im.gangway.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A private temporary folder of one peer: its configuration and its data. */
public final class WorkFolder implements AutoCloseable {
  private static final Set<WorkFolder> OPEN = ConcurrentHashMap.newKeySet();

  private final Path path;

  private WorkFolder(Path path) {
    this.path = path;
    OPEN.add(this);
    Leftovers.clearAtExit();
  }

  /** Creates a folder that others may enter (0755), because some servers drop their privileges. */
  public static WorkFolder create(String name) {
    try {
      Path path = Files.createTempDirectory("gangway-" + name + "-");
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
      return new WorkFolder(path.toRealPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void deleteAll() {
    OPEN.forEach(WorkFolder::close);
  }

  /** Returns the folder itself. */
  public Path path() {
    return path;
  }

  /** Returns the path of a file in it, which need not exist. */
  public Path file(String name) {
    return path.resolve(name);
  }

  /** Returns a folder in it, created when missing. */
  public Path folder(String name) {
    try {
      return Files.createDirectories(path.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file in UTF-8 and returns its path. */
  public Path write(String name, String text) {
    try {
      return Files.writeString(path.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes the folder with all that is in it. */
  @Override
  public void close() {
    if (!OPEN.remove(this)) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
