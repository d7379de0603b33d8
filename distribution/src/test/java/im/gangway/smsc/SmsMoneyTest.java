package im.gangway.smsc;

import static org.assertj.core.api.Assertions.assertThat;

import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may not be sent costs nothing, its sender is told why, and a restart changes nothing. */
class SmsMoneyTest extends PhoneCase {
  @Override
  String more() {
    return "budgets = [ { for = user, of = messages, each = month, limit = 2 } ]";
  }

  private void assertNothingSubmitted() throws Exception {
    write(BOB, NURSE, "marker", "MARKER");
    assertThat(submitted()).contains("MARKER");
  }

  @Test
  @DisplayName("K-09 beyond the budget, also after restarts, with the limit and when it ends")
  void refusesWhatTheBudgetDoesNotAllow() throws Exception {
    write(ALICE, NURSE, "m1", "One");
    assertThat(submitted()).contains("One");
    restart();
    write(ALICE, NURSE, "m2", "Two");
    assertThat(submitted()).contains("Two");
    restart();
    write(ALICE, NURSE, "m3", "Three");
    Element error = error("m3");
    assertThat(error.attributeValue("type")).isEqualTo("wait");
    assertThat(error.element("resource-constraint")).isNotNull();
    assertThat(error.elementText("text"))
        .contains("2 messages")
        .containsPattern("20\\d\\d-\\d\\d-01");
    assertNothingSubmitted();
  }

  @Test
  @DisplayName("K-09 to who answered STOP, also after a restart, until they say START")
  void refusesWhomNobodyMayWriteTo() throws Exception {
    write(BOB, NURSE, "m1", "Buy now");
    assertThat(submitted()).contains("Buy now");
    deliver(NURSE, SHARED, "Stop.");
    assertThat(received(NURSE).elementText("body")).startsWith("Stop.\n");
    assertThat(submitted()).doesNotContain("Buy"); // the answer to STOP
    restart();
    write(BOB, NURSE, "m2", "Buy more");
    Element error = error("m2");
    assertThat(error.attributeValue("type")).isEqualTo("auth");
    assertThat(error.element("forbidden")).isNotNull();
    assertThat(error.elementText("text")).contains("no more messages");
    deliver(NURSE, SHARED, "START");
    received(NURSE);
    submitted();
    write(BOB, NURSE, "m3", "Welcome back");
    assertThat(submitted()).contains("Welcome back");
  }

  @ParameterizedTest(name = "K-10 {0}")
  @CsvSource({
    "911;phone-context=us, mergency",
    "+19005550123, costs extra",
    "+491701234567, +491701234567",
    "mybank;phone-context=alphanumeric, replies",
  })
  void refusesNumbersThatAreNotAllowed(String to, String words) throws Exception {
    write(ALICE, to, "m1", "Hello");
    Element error = error("m1");
    assertThat(error.element("forbidden")).isNotNull();
    assertThat(error.elementText("text")).contains(words);
    assertNothingSubmitted();
  }
}
