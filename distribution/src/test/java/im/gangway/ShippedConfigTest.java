package im.gangway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import im.gangway.core.config.ConfigReader;
import im.gangway.core.config.GangwayConfig;
import im.gangway.core.config.InvalidConfigException;
import im.gangway.core.config.TransportConfig;
import im.gangway.irc.IrcTransport;
import im.gangway.transport.Setting;
import im.gangway.transport.SettingsSchema;
import im.gangway.transport.TransportInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The configuration file that is shipped says what the code does. */
class ShippedConfigTest {
  private static final Path SHIPPED = Path.of("src/main/dist/conf/gangway.conf");
  private static final Pattern KNOWN_HERE = Pattern.compile("Known here: ([^.]*)\\.");
  private static final TransportInfo IRC = new IrcTransport().info();

  @TempDir Path folder;

  @Test
  void isValid() throws Exception {
    GangwayConfig config = read(Files.readString(SHIPPED));
    assertThat(config.transports()).extracting(TransportConfig::id).containsExactly("irc");
  }

  @Test
  void statesTheDefaultsOfTheCode() throws Exception {
    GangwayConfig shipped = read(Files.readString(SHIPPED));
    GangwayConfig explicit = read(explicit());
    assertThat(explicit).usingRecursiveComparison().isEqualTo(shipped);
  }

  @Test
  void isAllDefaultsButForWhatAnAdminMustSay() throws Exception {
    GangwayConfig shipped = read(Files.readString(SHIPPED));
    GangwayConfig least =
        read(
            """
            component { secret = "change me", server = "example.org" }
            transports { irc { domain = "irc.example.org"
              networks { libera { host = "irc.libera.chat" } } } }
            """);
    assertThat(shipped).usingRecursiveComparison().isEqualTo(least);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "component",
        "storage",
        "credentials",
        "http",
        "tls",
        "access",
        "limits",
        "contact"
      })
  void mentionsEveryKeyOfABlock(String block) throws Exception {
    List<String> known = knownKeys(block);
    assertThat(known).isNotEmpty();
    assertThat(keysOf(section(explicit(), block))).containsAll(known);
  }

  @Test
  void mentionsEveryBlock() throws Exception {
    assertThat(keysOf(explicit())).containsAll(knownKeys(""));
  }

  @Test
  void mentionsEveryKeyOfATransport() throws Exception {
    String irc = section(explicit(), "irc");
    assertThat(keysOf(irc)).containsAll(knownKeys("transports.irc"));
    assertThat(keysOf(irc)).containsAll(keys(IRC.settings()));
  }

  private static List<String> keys(SettingsSchema schema) {
    return schema.settings().stream().flatMap(each -> keys(each).stream()).toList();
  }

  private static List<String> keys(Setting setting) {
    SettingsSchema nested = setting.nested();
    List<String> below = nested == null ? List.of() : keys(nested);
    return Stream.concat(Stream.of(setting.key()), below.stream()).toList();
  }

  /** What the reader itself says is known, asked with a key that is not. */
  private List<String> knownKeys(String block) throws Exception {
    String wrong = (block.isEmpty() ? "" : block + ".") + "zzz";
    String text = Files.readString(SHIPPED) + "\n" + wrong + " = 1\n";
    InvalidConfigException refusal =
        catchThrowableOfType(InvalidConfigException.class, () -> read(text));
    Matcher known = KNOWN_HERE.matcher(String.valueOf(refusal.getMessage()));
    assertThat(known.find()).as(refusal.getMessage()).isTrue();
    return Arrays.asList(known.group(1).split(", ", -1));
  }

  /** The file with every commented-out key as if it had been written. */
  private static String explicit() throws IOException {
    return Files.readString(SHIPPED).replaceAll("(?m)^(\\s*)#(?=[a-z])", "$1");
  }

  private static String section(String text, String name) {
    Matcher start = Pattern.compile("(?m)^(\\s*)" + name + " \\{$").matcher(text);
    assertThat(start.find()).as(name).isTrue();
    int end = text.indexOf("\n" + start.group(1).replace("\n", "") + "}", start.end());
    return text.substring(start.end(), end);
  }

  private static List<String> keysOf(String text) {
    Matcher key = Pattern.compile("(?m)^\\s*([a-z][a-z-]*) *[={]").matcher(text);
    return key.results().map(found -> found.group(1)).collect(Collectors.toList());
  }

  private GangwayConfig read(String text) throws IOException, InvalidConfigException {
    Path file = folder.resolve("gangway.conf");
    Files.writeString(file, text);
    assertThat(Map.copyOf(System.getenv())).doesNotContainKey("GANGWAY_SECRET");
    return new ConfigReader(List.of(IRC)).read(file);
  }
}
