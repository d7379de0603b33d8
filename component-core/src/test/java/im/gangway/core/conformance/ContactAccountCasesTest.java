package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.account.UserAccount;
import im.gangway.core.config.GangwayConfig;
import im.gangway.core.gateway.GatewayExtension;
import im.gangway.core.gateway.GatewayParts;
import im.gangway.transport.LegacyEvent.ContactsListed;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of contacts with the account they belong to. */
final class ContactAccountCasesTest extends ContactCase {
  private static final String ROSTER = "jabber:iq:roster";
  private volatile @Nullable GatewayParts parts;

  @Override
  protected List<GatewayExtension> extensions(GangwayConfig config) {
    return List.of(built -> parts = built);
  }

  private void unregister() throws Exception {
    inSession(
        USER,
        session ->
            UserAccount.of(session)
                .remove()
                .thenRun(() -> Objects.requireNonNull(parts).accounts().removed(session)));
  }

  private List<String> ofTheNurse() {
    return presences().stream().filter(each -> !each.startsWith("unavailable")).toList();
  }

  @Test
  @DisplayName("D-39 the contacts of who unregisters take leave")
  void contactsTakeLeave() throws Exception {
    subscribed();
    unregister();
    assertThat(ofTheNurse())
        .containsExactly("unsubscribe " + NURSE + " " + USER, "unsubscribed " + NURSE + " " + USER);
    registered();
    send("<presence type='probe' from='%s' to='%s'/>", R1, NURSE);
    assertThat(ofTheNurse()).containsExactly("unsubscribed " + NURSE + " " + USER);
  }

  @Test
  @DisplayName("D-39 by the server's leave they are taken off the roster")
  void contactsAreTakenOffTheRoster() throws Exception {
    grant("urn:xmpp:privilege:2", "roster", "both");
    on();
    publish(new ContactsListed(List.of(contact("nurse", "Nurse"))));
    answer(request("get", USER, ROSTER), "<query xmlns='%s'/>".formatted(ROSTER));
    answer(request("set", USER, ROSTER), "");
    fence();
    unregister();
    Element removal = request("set", USER, ROSTER).elements().get(0).elements().get(0);
    assertThat(removal.attributeValue("jid")).isEqualTo(NURSE);
    assertThat(removal.attributeValue("subscription")).isEqualTo("remove");
    assertThat(ofTheNurse()).isEmpty();
  }

  @Test
  @DisplayName("D-33 another account has other contacts")
  void contactsOfTheOldAccountGo() throws Exception {
    subscribed();
    inSession(
        USER,
        session -> {
          Objects.requireNonNull(parts).accounts().changed(session, true);
          return CompletableFuture.completedFuture(null);
        });
    assertThat(ofTheNurse())
        .containsExactly("unsubscribe " + NURSE + " " + USER, "unsubscribed " + NURSE + " " + USER);
    restartGateway();
    send("<presence type='probe' from='%s' to='%s'/>", R1, NURSE);
    assertThat(ofTheNurse()).containsExactly("unsubscribed " + NURSE + " " + USER);
  }
}
