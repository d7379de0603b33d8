package im.gangway.core.config;

import com.typesafe.config.ConfigOrigin;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;

/** Collects problems while a file is read; the same one twice counts once. For one thread. */
final class ConfigProblems {
  private final Path file;
  private final Set<ConfigProblem> problems = new LinkedHashSet<>();

  ConfigProblems(Path file) {
    this.file = file;
  }

  void add(ConfigOrigin origin, String path, String text, String advice) {
    String name = origin.filename();
    Path where = name == null ? file : Path.of(name);
    problems.add(new ConfigProblem(where, Math.max(0, origin.lineNumber()), path, text, advice));
  }

  void add(int line, String path, String text, String advice) {
    problems.add(new ConfigProblem(file, line, path, text, advice));
  }

  int count() {
    return problems.size();
  }

  InvalidConfigException toException() {
    return new InvalidConfigException(
        problems.stream().sorted(Comparator.comparingInt(ConfigProblem::line)).toList());
  }
}
