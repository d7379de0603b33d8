package im.gangway.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.xml.Elements;
import im.gangway.core.xml.StanzaWriter;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StanzaErrorsTest {

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNEXPLAINED")
  void namesEveryFailure(FailureReason reason) {
    StanzaError error = StanzaErrors.of(reason, Text.literal("why"));
    assertThat(error.text()).hasToString("why");
    assertThat(error.condition()).isNotEqualTo(Condition.UNDEFINED_CONDITION);
    boolean internal = error.condition() == Condition.INTERNAL_SERVER_ERROR;
    assertThat(internal).isEqualTo(reason == FailureReason.INTERNAL);
  }

  @ParameterizedTest
  @CsvSource({
    "ROOM_UNKNOWN, item-not-found, cancel",
    "ROOM_PASSWORD_WRONG, not-authorized, auth",
    "BANNED, forbidden, auth",
    "INVITATION_REQUIRED, registration-required, auth",
    "ROOM_FULL, service-unavailable, wait",
    "NICK_IN_USE, conflict, cancel",
    "NICK_INVALID, not-acceptable, modify",
    "ROOM_CREATION_REFUSED, not-allowed, cancel",
    "NETWORK_UNKNOWN, remote-server-not-found, cancel",
    "NETWORK_UNREACHABLE, remote-server-timeout, wait",
    "RATE_LIMITED, resource-constraint, wait",
    "TEXT_TOO_LONG, policy-violation, modify",
    "ADDRESS_INVALID, jid-malformed, modify",
    "RECIPIENT_OFFLINE, service-unavailable, cancel",
    "RECIPIENT_GONE, gone, cancel",
    "RECIPIENT_OUT_OF_REACH, recipient-unavailable, wait",
    "DELIVERY_REFUSED, not-allowed, cancel",
    "DELIVERY_FAILED, service-unavailable, cancel",
    "POLICY_VIOLATED, policy-violation, modify",
    "UNEXPLAINED, undefined-condition, cancel",
    "UNSUPPORTED, feature-not-implemented, cancel",
  })
  void followsTheTable(FailureReason reason, String condition, String type) {
    StanzaError error = StanzaErrors.of(reason, Text.NONE);
    assertThat(error.condition().element()).isEqualTo(condition);
    assertThat(error.type().text()).isEqualTo(type);
  }

  @Test
  void unwrapsWhatStagesWrap() {
    Throwable failure =
        new CompletionException(
            new CompletionException(new LegacyException(FailureReason.BANNED, "You are banned.")));
    assertThat(StanzaErrors.of(failure))
        .isEqualTo(StanzaError.of(Condition.FORBIDDEN, Text.literal("You are banned.")));
    StanzaException stanza = new StanzaException(Condition.GONE, Text.literal("Gone."));
    assertThat(StanzaErrors.of(new CompletionException(stanza))).isEqualTo(stanza.error());
  }

  @Test
  @DisplayName("R-11 a bug tells nothing")
  void hidesBugs() {
    assertThat(StanzaErrors.of(new IllegalStateException("secret")))
        .isEqualTo(StanzaError.of(Condition.INTERNAL_SERVER_ERROR, Text.NONE));
  }

  @Test
  @DisplayName("B-23 an error echoes the id and swaps the addresses")
  void repliesWithoutThePayload() {
    Element message = Elements.create("message");
    message.addAttribute("id", "a\"<\u2603");
    message.addAttribute("to", "C@legacy.example.org/any");
    message.addAttribute("from", "alice@example.org/r");
    Elements.addText(message, "body", "private");
    StanzaError error =
        StanzaError.of(Condition.POLICY_VIOLATION, Text.literal("Too long."))
            .with(Elements.create("limit", "urn:example:limit"));
    assertThat(xml(StanzaErrors.reply(message, error)))
        .isEqualTo(
            "<message type=\"error\" id=\"a&quot;&lt;\u2603\" from=\"C@legacy.example.org/any\""
                + " to=\"alice@example.org/r\"><error type=\"modify\">"
                + "<policy-violation xmlns=\"urn:ietf:params:xml:ns:xmpp-stanzas\"/>"
                + "<text xmlns=\"urn:ietf:params:xml:ns:xmpp-stanzas\" xml:lang=\"en\">Too long."
                + "</text><limit xmlns=\"urn:example:limit\"/></error></message>");
  }

  @Test
  @DisplayName("B-22 no id, none in the error")
  void repliesWithoutAnId() {
    Element reply =
        StanzaErrors.reply(
            Elements.create("message"), StanzaError.of(Condition.ITEM_NOT_FOUND, Text.NONE));
    assertThat(reply.attribute("id")).isNull();
    assertThat(xml(reply)).doesNotContain("<text");
  }

  private static String xml(Element element) {
    return new String(StanzaWriter.bytes(element), StandardCharsets.UTF_8);
  }
}
