package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.Ability;
import im.gangway.transport.LegacySession;
import im.gangway.transport.testing.ScriptedTransport;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Contacts of those who use the gateway without having registered. */
final class AnonymousContactCasesTest extends ContactCase {

  @Override
  protected ScriptedTransport transport() {
    return new ScriptedTransport(Ability.PRESENCE);
  }

  @Override
  protected String registration() {
    return "optional";
  }

  @Test
  @DisplayName("G-02 contacts are there while the user uses the network")
  void contactsAreThereWithTheUser() throws Exception {
    fromUser("subscribe", NURSE);
    assertThat(presences())
        .contains("subscribed " + NURSE + " " + USER, "unavailable " + NURSE + " " + USER);
    inSession(
        USER,
        session ->
            session
                .legacy()
                .call(LegacySession.class, up -> CompletableFuture.completedFuture(null)));
    assertThat(presences()).containsExactly("available " + NURSE + " " + USER);
    send("<presence type='probe' from='%s' to='%s'/>", R1, NURSE);
    assertThat(presences()).containsExactly("available " + NURSE + " " + R1);
  }
}
