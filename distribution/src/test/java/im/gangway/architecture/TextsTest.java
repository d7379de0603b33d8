package im.gangway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything the gateway says to users, in every language that it speaks. */
final class TextsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String ENGLISH = "texts.properties";
  private static final List<String> OTHERS = List.of("texts_de.properties");

  private static final Pattern USE =
      Pattern.compile("Text\\.of\\(\\s*(\\w+)\\.class,\\s*\"([^\"]+)\"");

  @ParameterizedTest
  @MethodSource("bundles")
  void isCompleteInEveryLanguage(Path bundle) {
    Properties english = read(bundle);
    for (String other : OTHERS) {
      Properties translated = read(bundle.resolveSibling(other));
      assertThat(translated.stringPropertyNames())
          .as("%s beside %s", other, bundle)
          .isEqualTo(english.stringPropertyNames());
      for (String key : english.stringPropertyNames()) {
        assertThat(places(translated.getProperty(key)))
            .as("the places of %s in %s", key, bundle.resolveSibling(other))
            .isEqualTo(places(english.getProperty(key)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void saysWhatItsPackageAsksForAndNothingElse(Path bundle) {
    String code = code(bundle);
    Set<String> keys = read(bundle).stringPropertyNames();
    assertThat(keys).as("what is asked of %s", bundle).containsAll(literalKeys(code));
    assertThat(keys).as("unused keys of %s", bundle).allMatch(key -> isMeantIn(code, key));
  }

  @Test
  void thereAreTexts() {
    assertThat(bundles()).isNotEmpty();
  }

  static List<Path> bundles() {
    try (Stream<Path> files = Files.find(ROOT, 14, (path, unused) -> isBundle(path))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isBundle(Path path) {
    String text = path.toString();
    return path.endsWith(ENGLISH)
        && text.contains("/src/main/resources/")
        && text.startsWith(ROOT + "/");
  }

  /** All code of the package that a bundle belongs to. */
  private static String code(Path bundle) {
    String folder =
        bundle
            .toString()
            .replace("/" + ENGLISH, "")
            .replace("/src/main/resources/", "/src/main/java/");
    StringBuilder code = new StringBuilder();
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        code.append(Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return code.toString();
  }

  /** Some keys are made of another key and an ending. */
  private static boolean isMeantIn(String code, String key) {
    int ending = key.lastIndexOf('-');
    return code.contains(key)
        || (ending > 0
            && code.contains(key.substring(0, ending))
            && code.contains('"' + key.substring(ending) + '"'));
  }

  private static Set<String> literalKeys(String code) {
    Set<String> keys = new TreeSet<>();
    Matcher use = USE.matcher(code);
    while (use.find()) {
      if (code.matches("(?s).*(class|record|interface|enum) " + use.group(1) + "\\b.*")) {
        keys.add(use.group(2));
      }
    }
    return keys;
  }

  /** The places that a text has for arguments. */
  private static List<String> places(String pattern) {
    List<String> found = new ArrayList<>();
    Matcher place = Pattern.compile("\\{(\\d+)[,}]").matcher(pattern);
    while (place.find()) {
      found.add(place.group(1));
    }
    assertThat(new MessageFormat(pattern).getFormats()).hasSameSizeAs(found);
    return found.stream().distinct().sorted().toList();
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException("Every language needs " + file, e);
    }
  }
}
