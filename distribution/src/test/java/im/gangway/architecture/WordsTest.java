package im.gangway.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import im.gangway.transport.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing is said to users in one language only: words are in bundles, and carried as texts. */
@AnalyzeClasses(packages = "im.gangway", importOptions = ShippedCode.class)
class WordsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> MODULES =
      List.of("component-core", "registration", "transport-irc");

  /** They speak to the admin, or to other machines, not to users. */
  private static final Pattern NOT_FOR_USERS =
      Pattern.compile(
          ".*/core/(check|config|health|metrics|operator|storage|stream|tls|transport|vault|xml)/.*"
              + "|.*/\\w+Metrics\\.java");

  /** What a statement has that speaks to the admin or to a programmer. */
  private static final Pattern NOT_SAID_TO_USERS =
      Pattern.compile(
          "\\b(log|LOG|warnings|troubles)\\.|new Health\\(|Illegal(State|Argument)Exception"
              + "|ConfigurationException"
              + "|BadLineException|IOException|super\\(|SettingsSchema|Pattern\\.compile"
              + "|\\.contains\\($|\\.(gauge|counter)\\(");

  /** What is said to others on IRC, whose language nobody knows, or heard from servers there. */
  private static final List<String> OF_IRC =
      List.of(
          "Login failed",
          "Just checking",
          "Gangway, an XMPP gateway",
          "ACTION CLIENTINFO PING VERSION",
          "too many",
          "too fast",
          "try again later",
          "access denied",
          // exceptions that nobody is told of
          "Too many lines wait to be sent",
          "The connection is closed");

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
  private static final Pattern SEVERAL_WORDS = Pattern.compile("\\p{Alpha}{2,} \\p{Alpha}");
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$");

  /** The SPI takes plain words too, for transports that have one language; ours have more. */
  @ArchTest
  static final ArchRule wordsAreGivenAsTexts =
      noClasses()
          .that()
          .resideOutsideOfPackage("im.gangway.transport")
          .should()
          .callCodeUnitWhere(
              describe("takes plain words where it takes a Text", WordsTest::takesPlainWords));

  private static boolean takesPlainWords(JavaCall<?> call) {
    CodeUnitCallTarget target = call.getTarget();
    return target.getOwner().getPackageName().equals("im.gangway.transport")
        && target.getOwner().getCodeUnits().stream()
            .filter(other -> other.getName().equals(target.getName()))
            .anyMatch(other -> isTwin(other.getRawParameterTypes(), target.getRawParameterTypes()));
  }

  private static boolean isTwin(List<JavaClass> texts, List<JavaClass> words) {
    boolean sameElsewhere = texts.size() == words.size();
    boolean differ = false;
    for (int i = 0; sameElsewhere && i < texts.size(); i++) {
      boolean plain =
          texts.get(i).isEquivalentTo(Text.class) && words.get(i).isEquivalentTo(String.class);
      differ |= plain;
      sameElsewhere = plain || texts.get(i).equals(words.get(i));
    }
    return sameElsewhere && differ;
  }

  @Test
  void nobodySaysWordsThatAreInNoBundle() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : sources()) {
      said(Files.readString(file)).forEach(words -> found.add(file.getFileName() + ": " + words));
    }
    assertThat(found).isEmpty();
  }

  @Test
  void findsWords() {
    assertThat(said("{ message.setBody(Text.literal(\"Come back later\")); }"))
        .containsExactly("Come back later");
    assertThat(said("{ log.warn(\"Nobody came back\"); /* \"as they said\" */ }")).isEmpty();
  }

  @Test
  void looksAtEveryModule() throws IOException {
    for (String module : MODULES) {
      assertThat(sources()).anyMatch(file -> file.startsWith(ROOT.resolve(module)));
    }
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> !NOT_FOR_USERS.matcher(file.toString()).matches())
            .forEach(sources::add);
      }
    }
    return sources;
  }

  /** What a piece of code says by itself. */
  private static List<String> said(String source) {
    String code = COMMENT.matcher(source).replaceAll("");
    List<String> said = new ArrayList<>();
    Matcher literal = LITERAL.matcher(code);
    while (literal.find()) {
      String words = literal.group(1);
      if (SEVERAL_WORDS.matcher(words).find()
          && !OF_IRC.contains(words)
          && !NOT_SAID_TO_USERS.matcher(statement(code, literal.start())).find()) {
        said.add(words);
      }
    }
    return said;
  }

  /** The statement up to there. */
  private static String statement(String code, int end) {
    int start =
        Math.max(
            code.lastIndexOf(';', end),
            Math.max(code.lastIndexOf('{', end), code.lastIndexOf('}', end)));
    return code.substring(start + 1, end);
  }
}
