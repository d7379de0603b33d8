package im.gangway.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import im.gangway.transport.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigReaderTest {
  private static final String LEAST =
      """
      component { secret = hunter2, server = example.org }
      transports { irc { domain = irc.example.org } }
      """;

  @TempDir Path folder;

  @Test
  void readsTheSampleOfTheDesign() throws Exception {
    GangwayConfig config = read("component.secret = hunter2\n" + sample());

    assertThat(config.transports())
        .extracting(TransportConfig::id)
        .containsExactly("email", "irc", "sms");
    Settings email = config.transports().get(0).settings();
    Settings irc = config.transports().get(1).settings();
    Settings sms = config.transports().get(2).settings();
    assertThat(irc.namedSections("networks").values())
        .extracting(network -> network.text("host"))
        .containsExactly("irc.libera.chat");
    assertThat(irc.optionalText("fixed-server")).isEmpty();
    assertThat(irc.section("flood").decimal("lines-per-second")).isEqualTo(1.0);
    assertThat(email.section("domain-mode").texts("trusted")).containsExactly("127.0.0.0/8");
    assertThat(sms.sectionList("routes"))
        .extracting(route -> route.text("id"))
        .containsExactly("carrier", "web");
    assertThat(config.access().allow()).containsExactly("example.org");
    assertThat(config.access().isAdmin("admin@example.org")).isTrue();
    assertThat(config.limits())
        .isEqualTo(new LimitsConfig(262_144, 600, 600, Duration.ofMinutes(2), 50));
  }

  @Test
  void fillsInTheDefaults() throws Exception {
    GangwayConfig config = read(LEAST);

    assertThat(config.transports())
        .singleElement()
        .satisfies(
            irc -> {
              assertThat(irc.id()).isEqualTo("irc");
              assertThat(irc.type()).isEqualTo("irc");
              assertThat(irc.registration()).isEqualTo(RegistrationPolicy.OPTIONAL);
              assertThat(irc.settings().duration("ping")).isEqualTo(Duration.ofMinutes(2));
              assertThat(irc.component())
                  .isEqualTo(
                      new ComponentConfig("127.0.0.1", 5347, "hunter2", "example.org", false));
            });
    assertThat(config.http()).isEqualTo(new HttpConfig(new HostPort("127.0.0.1", 8088), null));
    assertThat(config.access().allow()).containsExactly("example.org");
    assertThat(config.tls().extraCa()).isNull();
  }

  @Test
  void takesRelativePathsFromTheFilesFolder() throws Exception {
    Files.createFile(folder.resolve("ca.pem"));

    GangwayConfig config = read(LEAST + "tls.extra-ca = ca.pem, storage.url = \"jdbc:sqlite:a/b\"");

    assertThat(config.credentials().keyFile()).isEqualTo(folder.resolve("data/credentials.key"));
    assertThat(config.storage().url()).isEqualTo("jdbc:sqlite:" + folder.resolve("a/b"));
    assertThat(config.tls().extraCa()).isEqualTo(folder.resolve("ca.pem"));
  }

  @Test
  void keepsAbsolutePaths() throws Exception {
    GangwayConfig config =
        read(LEAST + "storage.url = \"jdbc:sqlite:/srv/g.db\", credentials.key-file = \"/etc/k\"");

    assertThat(config.storage().url()).isEqualTo("jdbc:sqlite:/srv/g.db");
    assertThat(config.credentials().keyFile()).isEqualTo(Path.of("/etc/k"));
  }

  @Test
  void overridesTheComponentKeyByKey() throws Exception {
    GangwayConfig config =
        read(
            """
            component { port = 5000, secret = one, server = example.org, tls = true }
            transports {
              irc { domain = irc.example.org }
              oftc {
                type = irc, domain = oftc.example.net, registration = required
                component { secret = two, server = Example.NET }
              }
            }
            """);

    assertThat(config.transports())
        .extracting(TransportConfig::id, TransportConfig::component)
        .containsExactly(
            tuple("irc", new ComponentConfig("127.0.0.1", 5000, "one", "example.org", true)),
            tuple("oftc", new ComponentConfig("127.0.0.1", 5000, "two", "example.net", true)));
    assertThat(config.access().allow()).containsExactlyInAnyOrder("example.org", "example.net");
    assertThat(config.transports().get(1).registration()).isEqualTo(RegistrationPolicy.REQUIRED);
  }

  @Test
  void needsNoGlobalComponentWhenEachTransportHasItsOwn() throws Exception {
    GangwayConfig config =
        read("transports.irc { domain = a.b, component { secret = s, server = b } }");

    assertThat(config.transports().get(0).component().server()).isEqualTo("b");
  }

  @Test
  void readsAddressesAndUnits() throws Exception {
    GangwayConfig config =
        read(
            LEAST
                + """
                http { listen = "[::1]:0", public-url = "https://gw.example.org/x" }
                limits { stanza-bytes = 1MiB, session-grace = 2m }
                """);

    assertThat(config.http())
        .isEqualTo(new HttpConfig(new HostPort("::1", 0), URI.create("https://gw.example.org/x")));
    assertThat(config.limits().stanzaBytes()).isEqualTo(1_048_576);
    assertThat(config.limits().sessionGrace()).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void takesQuotedHashesAndOrdinaryComments() throws Exception {
    GangwayConfig config =
        read(
            """
            # at the start
            component { secret = "a#b\\"#c", server = example.org } # after a brace
            transports { // after a brace
              irc { domain = irc.example.org # after a value
                fixed-server = \"""x#y\""" }
            }
            """);

    assertThat(config.transports().get(0).component().secret()).isEqualTo("a#b\"#c");
    assertThat(config.transports().get(0).settings().text("fixed-server")).isEqualTo("x#y");
  }

  @Test
  void showsNoSecretAsText() throws Exception {
    GangwayConfig config =
        read(
            LEAST
                + """
                storage { user = gw, password = hunter3 }
                transports.irc.networks.libera { host = irc.libera.chat, password = hunter4 }
                """);

    assertThat(config.toString())
        .contains("irc.example.org")
        .doesNotContain("hunter2", "hunter3", "hunter4");
  }

  @Test
  void takesValuesFromTheEnvironment() throws Exception {
    GangwayConfig config = read(LEAST + "component.secret = ${PATH}");

    assertThat(config.transports().get(0).component().secret()).isEqualTo(System.getenv("PATH"));
  }

  @Test
  void doesNotLookAtSystemProperties() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    component { secret = x, server = ${?java.version} }
                    transports.irc.domain = irc.example.org
                    """))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("component.server is missing");
  }

  private GangwayConfig read(String text) throws Exception {
    Path file = folder.resolve("gangway.conf");
    Files.writeString(file, text);
    return new ConfigReader(SampleTransports.ALL).read(file);
  }

  private static String sample() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ConfigReaderTest.class.getResourceAsStream("sample.conf"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
