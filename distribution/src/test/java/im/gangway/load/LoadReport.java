package im.gangway.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps measured figures for people in {@code target/load-report.txt}; no test judges them. */
final class LoadReport {
  private static final Logger log = LoggerFactory.getLogger(LoadReport.class);
  private static final Path FILE = Path.of("target", "load-report.txt");

  private LoadReport() {}

  static synchronized void add(String line) {
    log.info("{}", line);
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
