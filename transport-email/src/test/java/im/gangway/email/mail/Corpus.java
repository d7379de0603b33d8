package im.gangway.email.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The mails that the parser is held against, each in a file of its own. */
final class Corpus {
  private static final Path HOME = Path.of("src/test/resources/im/gangway/email/corpus");

  private Corpus() {}

  static List<Path> mails() throws IOException {
    try (Stream<Path> files = Files.list(HOME)) {
      return files.filter(each -> each.toString().endsWith(".eml")).sorted().toList();
    }
  }
}
