package im.gangway.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class BadConfigTest {
  private static final String GOOD =
      """
      component { secret = hunter2, server = example.org }
      transports { irc { domain = irc.example.org } }
      """;

  @TempDir Path folder;

  /** What is added to a good file, the line and path it is found at, and words of the problem. */
  static Stream<Arguments> additions() {
    return Stream.of(
        arguments("component.prot = 1", 3, "component.prot", "Did you mean 'port'?"),
        arguments("acess { allow = [] }", 3, "acess", "Did you mean 'access'?"),
        arguments("http.publik-url = null", 3, "http.publik-url", "Did you mean 'public-url'?"),
        arguments("component.port = 70000", 3, "component.port", "a port from 1 to 65535"),
        arguments("component.port = 0", 3, "component.port", "a port from 1 to 65535"),
        arguments("component.port = 53.5", 3, "component.port", "a port from 1 to 65535"),
        arguments("component.port = many", 3, "component.port", "a port from 1 to 65535"),
        arguments("component.tls = perhaps", 3, "component.tls", "true or false"),
        arguments("component.host = {}", 3, "component.host", "a text"),
        arguments("component.host = \"\"", 3, "component.host", "not empty"),
        arguments("component.secret = \"\"", 3, "component.secret", "not empty"),
        arguments("component.server = \"a@b\"", 3, "component.server", "a domain"),
        arguments("storage = 5", 3, "storage", "a block"),
        arguments("storage.url = \"jdbc:mysql:x\"", 3, "storage.url", "jdbc:postgresql:"),
        arguments("http.listen = \"8088\"", 3, "http.listen", "HOST:PORT"),
        arguments("http.listen = \"a:99999\"", 3, "http.listen", "HOST:PORT"),
        arguments("http.public-url = \"ftp://x\"", 3, "http.public-url", "http or https"),
        arguments("tls.extra-ca = no.pem", 3, "tls.extra-ca", "cannot be read"),
        arguments("access.allow = example.org", 3, "access.allow", "a list"),
        arguments("access.deny = [\"a@b/c\"]", 3, "access.deny", "bare JIDs"),
        arguments("access.admins = [example.org]", 3, "access.admins", "bare JIDs"),
        arguments("limits.stanza-bytes = 256Kib", 3, "limits.stanza-bytes", "like 256KiB"),
        arguments("limits.stanza-bytes = 100", 3, "limits.stanza-bytes", "from 10000 bytes"),
        arguments("limits.stanza-bytes = 9GiB", 3, "limits.stanza-bytes", "to 16MiB"),
        arguments("limits.session-grace = 120", 3, "limits.session-grace", "with its unit"),
        arguments("limits.session-grace = -5s", 3, "limits.session-grace", "like 120s"),
        arguments("limits.session-grace = soon", 3, "limits.session-grace", "like 120s"),
        arguments("limits.messages-per-minute = 0", 3, "limits.messages-per-minute", "from 1"),
        arguments("transports.irc.domain = \"\"", 3, "transports.irc.domain", "a domain"),
        arguments("transports.irc.registration = no", 3, "transports.irc.registration", "closed"),
        arguments("transports.two = 1", 3, "transports.two", "a block"),
        arguments("transports.irc.histroy = 3", 3, "transports.irc.histroy", "'history'"),
        arguments("transports.irc.history = x", 3, "transports.irc.history", "a whole number"),
        arguments("transports.irc.ping = 9", 3, "transports.irc.ping", "with its unit"),
        arguments("transports.irc.flood.burts=1", 3, "transports.irc.flood.burts", "'burst'"),
        arguments("transports.irc.networks = [a]", 3, "transports.irc.networks", "a block"),
        arguments(
            "transports.irc.networks.x {}", 3, "transports.irc.networks.x.host", "is missing"),
        arguments(
            "transports.irc.networks.x { host = h, prot = 1 }",
            3,
            "transports.irc.networks.x.prot",
            "'port'"),
        arguments(
            "transports.irc.component.sever = x", 3, "transports.irc.component.sever", "'server'"),
        arguments("transports.icq.domain = icq.b", 3, "transports.icq", "Did you mean 'irc'?"),
        arguments("transports.two { type = ir, domain = c.b }", 3, "transports.two.type", "'irc'"),
        arguments(
            "transports.two { type = irc, domain = IRC.example.org }",
            3,
            "transports.two.domain",
            "of the transport 'irc' too"),
        arguments(
            "transports.two { type = irc, domain = example.org }",
            3,
            "transports.two.domain",
            "the XMPP server's own domain"),
        arguments(
            "transports.sms { domain = s.b, routes = {} }", 3, "transports.sms.routes", "a list"),
        arguments(
            "transports.sms { domain = s.b, numbers = [ { number = \"+1\" } ] }",
            3,
            "transports.sms.numbers[0].route",
            "is missing"),
        arguments("storage.password = pass#w0rd", 3, "", "unquoted #"),
        arguments("transports.irc.fixed-server =#x\n a", 3, "", "unquoted #"));
  }

  @ParameterizedTest
  @MethodSource("additions")
  void saysWhereAndWhatIsWrong(String addition, int line, String path, String words)
      throws Exception {
    InvalidConfigException invalid = problems(GOOD + addition);

    assertThat(invalid.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(line);
              assertThat(problem.path()).isEqualTo(path);
              assertThat(problem.toString()).contains("gangway.conf:3: ", words);
            });
    assertThat(invalid).message().doesNotContain("hunter2", "w0rd");
  }

  static Stream<Arguments> files() {
    return Stream.of(
        arguments("", "component.secret is missing"),
        arguments("", "component.server is missing"),
        arguments("", "transports has no transport"),
        arguments("component {", "cannot be parsed"),
        arguments("a = ${nowhere}\n" + GOOD, "gangway.conf:1: cannot be parsed"),
        arguments(
            "component { secret = \"x\", server = b }\ntransports.irc {}", "domain is missing"),
        arguments(
            "component.server = b\ntransports.irc { domain = a.b, component.port = 1 }",
            "transports.irc.component.secret is missing"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void refusesTheFile(String text, String words) throws Exception {
    assertThat(problems(text)).message().contains(words);
  }

  @Test
  void listsAllProblemsInTheOrderOfTheirLines() throws Exception {
    InvalidConfigException invalid =
        problems(
            """
            component { secret = a#b
              port = x, server = example.org }
            limits { session-grace = 1, nonsense = 2 }
            transports { irc { history = many } }
            """);

    assertThat(invalid.problems())
        .extracting(ConfigProblem::path)
        .containsExactlyInAnyOrder(
            "",
            "component.port",
            "limits.session-grace",
            "limits.nonsense",
            "transports.irc.domain",
            "transports.irc.history");
    assertThat(invalid.problems()).extracting(ConfigProblem::line).isSorted();
    assertThat(invalid).message().hasLineCount(6);
  }

  @Test
  void countsAProblemOfTheGlobalComponentOnce() throws Exception {
    InvalidConfigException invalid =
        problems(
            """
            component { port = x, server = example.org }
            transports { irc { domain = a.b }, two { type = irc, domain = c.d } }
            """);

    assertThat(invalid.problems())
        .extracting(ConfigProblem::path)
        .containsExactlyInAnyOrder("component.port", "component.secret");
  }

  @Test
  void saysThatAFileIsNotThere() {
    InvalidConfigException invalid =
        catchThrowableOfType(
            InvalidConfigException.class,
            () -> new ConfigReader(SampleTransports.ALL).read(folder.resolve("none.conf")));

    assertThat(invalid).message().contains("none.conf: cannot be read");
  }

  private InvalidConfigException problems(String text) throws Exception {
    Path file = folder.resolve("gangway.conf");
    Files.writeString(file, text);
    return catchThrowableOfType(
        InvalidConfigException.class, () -> new ConfigReader(SampleTransports.ALL).read(file));
  }
}
