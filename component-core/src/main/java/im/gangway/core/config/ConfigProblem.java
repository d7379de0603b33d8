package im.gangway.core.config;

import java.nio.file.Path;

/**
 * One thing that is wrong with the configuration.
 *
 * @param file where it is
 * @param line counted from 1; 0 where no line is to blame, as for a missing key at the top
 * @param path the key with all above it, such as {@code transports.irc.domain}; empty for the file
 * @param text what is wrong, without any value that may be secret
 * @param advice what to do about it
 */
public record ConfigProblem(Path file, int line, String path, String text, String advice) {

  /** All of it in one line. */
  @Override
  public String toString() {
    String where = line > 0 ? file + ":" + line : file.toString();
    return where + ": " + (path.isEmpty() ? "" : path + " ") + text + ". " + advice;
  }
}
