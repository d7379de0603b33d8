package im.gangway.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SettingsSchemaTest {
  @Test
  void keepsTheOrderOfItsKeys() {
    SettingsSchema schema =
        SettingsSchema.builder().flag("b", true, "B.").flag("a", false, "A.").build();
    assertThat(schema.settings()).extracting(Setting::key).containsExactly("b", "a");
  }

  @Test
  void findsAKey() {
    SettingsSchema schema = SettingsSchema.builder().port("port", 25, "Port.").build();
    assertThat(schema.find("port")).get().extracting(Setting::initial).isEqualTo(25);
    assertThat(schema.find("host")).isEmpty();
  }

  @Test
  void refusesAKeyThatIsDeclaredTwice() {
    SettingsSchema.Builder builder =
        SettingsSchema.builder().flag("a", true, "A.").number("a", 1, "A again.");
    assertThatIllegalArgumentException().isThrownBy(builder::build);
  }

  @Test
  void refusesAKeyThatCannotBeWrittenPlainly() {
    SettingsSchema.Builder builder = SettingsSchema.builder();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.flag("Some Key", true, "Bad."))
        .withMessageContaining("Some Key");
  }

  @Test
  void refusesASectionWithoutKeysOfItsOwn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Setting("flood", Setting.Type.SECTION, "Flood.", false, null, null));
  }
}
