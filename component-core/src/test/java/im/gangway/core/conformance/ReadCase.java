package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the user has read is told the network (XEP-0333): K-11. */
abstract class ReadCase extends MessageCase {
  static final String MARKERS = "urn:xmpp:chat-markers:0";

  /** The nurse's message comes to the user; the id of its stanza. */
  abstract String received(String legacyId, String text) throws Exception;

  /** A client of the user's has shown a message of somebody's. */
  final void displayed(String contact, String id) {
    send(
        "<message type='chat' from='%s' to='%s'><displayed xmlns='%s' id='%s'/></message>",
        R1, contact, MARKERS, id);
  }

  final void expectRead(String legacyId) {
    assertThat(session().expect("read")).isEqualTo("read nurse " + legacyId);
  }

  /** A message that comes behind all that was read so far has been sent. */
  final void expectNothingRead() {
    fence();
    heard("behind", body("behind"));
    assertThat(session().calls()).noneMatch(call -> call.startsWith("read"));
  }

  @Test
  @DisplayName("K-11 what was shown is told once, and never backwards")
  void tellsWhatWasReadOnce() throws Exception {
    online();
    String first = received("l1", "one");
    String second = received("l2", "two");
    String third = received("l3", "three");
    displayed(NURSE, second);
    expectRead("l2");
    displayed(NURSE, second);
    displayed(NURSE, first);
    displayed(NURSE, "nothing");
    displayed("friar@" + GATEWAY, third);
    displayed(NURSE, third + "-1");
    expectRead("l3");
    expectNothingRead();
  }

  @Test
  @DisplayName("K-11 contacts say that they hear of it")
  void advertisesMarkers() throws Exception {
    online();
    Element info =
        expectResult(
            ask("get", R1, NURSE, "d1", "<query xmlns='http://jabber.org/protocol/disco#info'/>"));
    assertThat(info.elements("feature"))
        .anyMatch(feature -> MARKERS.equals(feature.attributeValue("var")));
  }

  /** The id of a stanza that can be marked. */
  static String markable(Element message) {
    assertThat(child(message, "markable", MARKERS).elements()).isEmpty();
    return Optional.ofNullable(message.attributeValue("id")).orElseThrow();
  }
}
