package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.Ability;
import im.gangway.transport.testing.ScriptedTransport;
import java.util.List;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Contacts of networks where nobody has to agree. */
final class OpenContactCasesTest extends ContactCase {

  @Override
  protected ScriptedTransport transport() {
    return new ScriptedTransport(Ability.PRESENCE);
  }

  @Test
  @DisplayName("G-02 where nobody is asked, everybody agrees at once")
  void acceptsAtOnce() throws Exception {
    on();
    fromUser("subscribe", NURSE);
    List<Element> told = fence();
    assertThat(told.stream().map(ContactCase::told))
        .containsExactly(
            "subscribed " + NURSE + " " + USER,
            "available " + NURSE + " " + USER,
            "subscribe " + NURSE + " " + USER);
    fromUser("subscribed", NURSE);
    assertThat(presences()).isEmpty();
    assertThat(session().calls()).noneMatch(call -> call.contains("nurse"));
  }

  @Test
  @DisplayName("H-01 removing such a contact concerns nobody else")
  void removesAtOnce() throws Exception {
    on();
    fromUser("subscribe", NURSE);
    fence();
    fromUser("unsubscribe", NURSE);
    fromUser("unsubscribed", NURSE);
    assertThat(presences())
        .containsExactly("unsubscribed " + NURSE + " " + USER, "unavailable " + NURSE + " " + USER);
    send("<presence type='probe' from='%s' to='%s'/>", R1, NURSE);
    assertThat(presences()).containsExactly("unsubscribed " + NURSE + " " + USER);
  }
}
