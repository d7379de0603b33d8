package im.gangway.core.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Parses a HOCON file, with its substitutions resolved and nothing mixed in from elsewhere. */
final class ConfigFile {
  private static final ConfigParseOptions OPTIONS =
      ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF).setAllowMissing(false);

  private ConfigFile() {}

  /** The file's root; nothing when it has none, which is noted as a problem. */
  static Optional<ConfigObject> parse(Path file, ConfigProblems problems) {
    try {
      CommentTrap.check(Files.readString(file, StandardCharsets.UTF_8), problems);
      return Optional.of(ConfigFactory.parseFile(file.toFile(), OPTIONS).resolve().root());
    } catch (IOException | ConfigException.IO e) {
      problems.add(
          0, "", "cannot be read: " + e, "Check the path, the permissions and that it is UTF-8.");
    } catch (ConfigException.UnresolvedSubstitution e) {
      problems.add(line(e), "", message(e), "Define it, or write ${?...} where it may be absent.");
    } catch (ConfigException e) {
      problems.add(
          line(e), "", message(e), "Check braces and quotes: values with : # / @ need quotes.");
    }
    return Optional.empty();
  }

  private static int line(ConfigException e) {
    return e.origin() == null ? 0 : Math.max(0, e.origin().lineNumber());
  }

  /** The library's words without the place, which the problem has already. */
  private static String message(ConfigException e) {
    String message = String.valueOf(e.getMessage());
    String place = e.origin() == null ? "" : e.origin().description() + ": ";
    return "cannot be parsed: "
        + (message.startsWith(place) ? message.substring(place.length()) : message);
  }
}
