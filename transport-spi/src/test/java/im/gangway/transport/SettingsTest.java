package im.gangway.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final SettingsSchema HOST =
      SettingsSchema.builder()
          .required("host", Setting.Type.TEXT, "The host.")
          .port("port", 6697, "The port.")
          .build();
  private static final SettingsSchema FLOOD =
      SettingsSchema.builder().number("burst", 10, "Lines at once.").build();
  private static final SettingsSchema SCHEMA =
      SettingsSchema.builder()
          .text("name", "Echo", "The name.")
          .text("motto", null, "The motto.")
          .secret("password", "The password.")
          .flag("archive", true, "Whether to archive.")
          .decimal("rate", 0.5, "Lines per second.")
          .duration("patience", Duration.ofSeconds(3), "How long to wait.")
          .texts("words", List.of("a", "b"), "Words.")
          .section("flood", FLOOD, "Flood control.")
          .namedSections("networks", HOST, "Networks.")
          .sectionList("routes", HOST, "Routes.")
          .build();

  @Test
  void fillsInDefaults() {
    Settings settings = new Settings(SCHEMA, Map.of());
    assertThat(settings.text("name")).isEqualTo("Echo");
    assertThat(settings.optionalText("motto")).isEmpty();
    assertThat(settings.flag("archive")).isTrue();
    assertThat(settings.decimal("rate")).isEqualTo(0.5);
    assertThat(settings.duration("patience")).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.texts("words")).containsExactly("a", "b");
  }

  @Test
  void fillsInDefaultsOfSectionsThatAreNotGiven() {
    Settings settings = new Settings(SCHEMA, Map.of());
    assertThat(settings.section("flood").number("burst")).isEqualTo(10);
    assertThat(settings.namedSections("networks")).isEmpty();
    assertThat(settings.sectionList("routes")).isEmpty();
  }

  @Test
  void prefersWhatIsGiven() {
    Settings host = new Settings(HOST, Map.of("host", "irc.example.net"));
    Settings settings =
        new Settings(
            SCHEMA,
            Map.of("name", "Other", "networks", Map.of("example", host), "routes", List.of(host)));
    assertThat(settings.text("name")).isEqualTo("Other");
    assertThat(settings.namedSections("networks")).containsOnlyKeys("example");
    assertThat(settings.sectionList("routes").get(0).number("port")).isEqualTo(6697);
  }

  @Test
  void refusesToMissARequiredValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Settings(HOST, Map.of()))
        .withMessageContaining("host");
  }

  @Test
  void refusesAKeyThatIsNotDeclared() {
    Settings settings = new Settings(SCHEMA, Map.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.text("colour"))
        .withMessageContaining("colour");
  }

  @Test
  void refusesToReadAKeyAsAnotherType() {
    Settings settings = new Settings(SCHEMA, Map.of());
    assertThatIllegalArgumentException().isThrownBy(() -> settings.number("name"));
  }

  @Test
  void showsNoValues() {
    Settings settings = new Settings(SCHEMA, Map.of("password", "open sesame"));
    assertThat(settings.toString()).contains("password").doesNotContain("sesame");
  }
}
