package im.gangway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import im.gangway.core.error.StanzaErrors;
import im.gangway.core.relay.Relay;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyEvent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both closed vocabularies of the SPI are known to the core, word by word. */
class VocabularyTest {
  @Test
  void everyEventHasARelay() {
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

  private static Set<String> relayed() {
    return new ClassFileImporter()
        .withImportOption(new ShippedCode()).importPackages("im.gangway.core").stream()
            .flatMap(each -> each.getInterfaces().stream())
            .filter(each -> each.toErasure().isEquivalentTo(Relay.class))
            .map(each -> ((JavaParameterizedType) each).getActualTypeArguments().get(0))
            .map(each -> each.toErasure())
            .map(JavaClass::getName)
            .collect(Collectors.toUnmodifiableSet());
  }

  @ParameterizedTest
  @EnumSource
  void everyFailureReasonHasAStanzaError(FailureReason reason) {
    assertThat(StanzaErrors.of(reason, "So it is.").condition()).isNotNull();
  }
}
