package im.gangway.core.form;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.FormField;
import im.gangway.transport.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dom4j.Element;
import org.junit.jupiter.api.Test;

/** Lines that are secret: kept, replaced or removed without ever being shown. */
class FormFieldsTest {
  private static final String COMMANDS = "commands";
  private static final Map<String, String> SET = Map.of(COMMANDS, "IDENTIFY hunter2\nMODE +i");

  private final FormFields form =
      new FormFields(
          Text.NONE,
          Text.NONE,
          List.of(
              FormField.of(COMMANDS, FormField.Type.SECRET_LINES, Text.literal("Commands"), "")));

  private Element shown(Map<String, String> current) {
    return form.show("x", current, Locale.ENGLISH).elements("field").get(1);
  }

  private Map<String, String> read(List<String> sent) throws Exception {
    return form.read(new SubmittedForm(false, Map.of(COMMANDS, sent)), SET);
  }

  @Test
  void showsOnlyThatThereAreSome() {
    assertThat(shown(SET).attributeValue("type")).isEqualTo("text-multi");
    assertThat(shown(SET).elementText("value")).isEqualTo("********");
    assertThat(DataForm.isSecret(shown(SET))).isTrue();
    assertThat(shown(Map.of()).element("value")).isNull();
  }

  @Test
  void keepsThemWhenTheyComeBackAsShown() throws Exception {
    assertThat(read(List.of("********"))).isEmpty();
  }

  @Test
  void replacesAndRemovesThem() throws Exception {
    assertThat(read(List.of("MODE +x", "JOIN #a"))).containsEntry(COMMANDS, "MODE +x\nJOIN #a");
    assertThat(read(List.of())).containsEntry(COMMANDS, "");
  }

  @Test
  void sealsThem() {
    assertThat(form.secrets()).containsExactly(COMMANDS);
    assertThat(form.effective(Map.of(), SET)).isEmpty();
  }
}
