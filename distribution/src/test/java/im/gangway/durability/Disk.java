package im.gangway.durability;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small disk of its own, where this machine lets tests have one. */
final class Disk implements AutoCloseable {
  private static final int MEBIBYTE = 1024 * 1024;

  private final Path folder;

  Disk(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", folder.toString());
  }

  Path folder() {
    return folder;
  }

  /** Whether it is a disk and not only a folder. */
  boolean isOwn() throws IOException {
    return Files.getFileStore(folder).type().equals("tmpfs")
        && Files.getFileStore(folder).getTotalSpace() <= 64L * MEBIBYTE;
  }

  /** Takes all the space that is left. */
  void fill() {
    byte[] block = new byte[4096];
    try (OutputStream ballast = Files.newOutputStream(ballast())) {
      while (true) {
        ballast.write(block);
      }
    } catch (IOException full) {
      // as was wanted
    }
  }

  /** Gives the space back. */
  void clear() throws IOException {
    Files.deleteIfExists(ballast());
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  @Override
  public void close() throws IOException {
    if (isOwn()) {
      run("umount", "--lazy", folder.toString());
    }
  }

  private static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
  }
}
