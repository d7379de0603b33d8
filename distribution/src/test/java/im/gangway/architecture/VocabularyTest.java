package im.gangway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.config.ConfigReader;
import im.gangway.core.config.GangwayConfig;
import im.gangway.core.error.StanzaErrors;
import im.gangway.core.gateway.Gangway;
import im.gangway.core.gateway.GatewayExtension;
import im.gangway.irc.IrcTransport;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyEvent;
import im.gangway.transport.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both closed vocabularies of the SPI are known to the core, word by word. */
class VocabularyTest {
  @TempDir Path folder;

  @Test
  void everyEventHasARelay() throws Exception {
    Set<String> events =
        records(LegacyEvent.class).map(Class::getName).collect(Collectors.toUnmodifiableSet());
    assertThat(events).isNotEmpty();
    assertThat(relayed()).isEqualTo(events);
  }

  private static Stream<Class<?>> records(Class<?> event) {
    return event.isSealed()
        ? Arrays.stream(event.getPermittedSubclasses()).flatMap(VocabularyTest::records)
        : Stream.of(event);
  }

  /** What a gateway with every ability relays; it is put together, but never started. */
  private Set<String> relayed() throws Exception {
    IrcTransport irc = new IrcTransport();
    Path file =
        Files.writeString(
            folder.resolve("gangway.conf"),
            """
            component { host = "127.0.0.1", port = 1, secret = "secret", server = "example.org" }
            transports.irc.domain = "irc.example.org"
            """);
    GangwayConfig config = new ConfigReader(List.of(irc.info())).read(file);
    Set<String> events = new HashSet<>();
    GatewayExtension look =
        parts -> parts.relays().events().forEach(event -> events.add(event.getName()));
    new Gangway(config, Map.of("irc", irc), List.of(look)).close();
    return events;
  }

  @ParameterizedTest
  @EnumSource
  void everyFailureReasonHasAStanzaError(FailureReason reason) {
    assertThat(StanzaErrors.of(reason, Text.literal("So it is.")).condition()).isNotNull();
  }
}
