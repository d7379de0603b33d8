package im.gangway.sms.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON as providers write it, and what is none. */
final class JsonTest {
  private static final String DOCUMENT =
      "{\"a\": 1.5, \"b\": [true, {\"c/d\": \"x\\n\\u00e9\\\"\"}], \"e\": null, \"f\": {}}";

  @ParameterizedTest
  @CsvSource({"/a, 1.5", "/b/0, true", "/e, null"})
  void findsValues(String pointer, String value) {
    assertThat(Json.find(DOCUMENT, pointer)).contains(value);
  }

  @Test
  void readsEscapesInTextsAndPointers() {
    assertThat(Json.find(DOCUMENT, "/b/1/c~1d")).contains("x\né\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/x", "/b", "/b/2", "/b/x", "/f", "/a/x", ""})
  void findsNothingWhereThereIsNoValue(String pointer) {
    assertThat(Json.find(DOCUMENT, pointer)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"a\"", "{\"a\":}", "[", "\"", "{\"a\":\"\\u12", "{'a':1}"})
  void findsNothingInWhatIsNoJson(String text) {
    assertThat(Json.find(text, "/a")).isEmpty();
  }

  @Test
  void doesNotFollowWhatIsTooDeep() {
    assertThat(Json.find("[".repeat(100_000), "/0")).isEmpty();
  }

  @Test
  void writesTextsThatItReads() {
    String text = "\" \\ \n \u0001 é 😀";
    assertThat(Json.find("{\"a\":\"" + Json.escaped(text) + "\"}", "/a")).contains(text);
  }
}
