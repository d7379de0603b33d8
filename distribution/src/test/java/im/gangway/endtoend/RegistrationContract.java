package im.gangway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.peers.PeerLogs;
import im.gangway.peers.XmppClient;
import im.gangway.peers.XmppServer;
import im.gangway.transport.Contact;
import im.gangway.transport.ContactStatus;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.ContactPresence;
import im.gangway.transport.LegacyEvent.MessageReceived;
import im.gangway.transport.LegacyEvent.SubscriptionRequested;
import im.gangway.transport.MessageText;
import im.gangway.transport.testing.ScriptedSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.roster.packet.RosterPacket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a user and a legacy network do with each other beside a real XMPP server, from registering
 * to unregistering, with a client that knows nothing of gateways.
 */
@ExtendWith(PeerLogs.class)
@TestInstance(Lifecycle.PER_CLASS)
abstract class RegistrationContract {
  private static final String REGISTER = "jabber:iq:register";

  @TempDir Path folder;
  private XmppServer server;
  private LegacySite site;
  private int round;

  /** Starts the XMPP server. */
  abstract XmppServer startServer();

  /** Whether the server puts into a roster what a component that may do so sets (XEP-0356). */
  abstract boolean takesRosterEntries();

  @BeforeAll
  void start() {
    server = startServer();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void open() throws Exception {
    site =
        new LegacySite(server, "legacy", Files.createDirectory(folder.resolve("round" + ++round)));
    site.network().account("wonder", "looking-glass");
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void aUserRegistersTalksAndUnregisters() {
    site.network().approves(true);
    try (XmppClient alice = XmppClient.login(server, "alice", "one")) {
      register(alice, "looking-glass");
      ScriptedSession session = site.network().session(site.user("alice"));

      subscribe(alice, "nurse");
      session.publish(
          new ContactPresence(new LegacyAddress("nurse"), ContactStatus.AWAY, "On a ward"));
      Presence away =
          alice.expectPresence(
              "the nurse being away",
              each -> isFrom(each, "nurse") && each.getMode() == Presence.Mode.away);
      assertThat(away.getStatus()).isEqualTo("On a ward");

      alice.whisper(site.contact("nurse"), "Schön, Sie <hier> zu sehen");
      assertThat(session.expect("send nurse")).contains("Schön, Sie <hier> zu sehen");
      session.publish(message("nurse", "Gleichfalls & bis bald"));
      alice.expectMessage(site.contact("nurse"), "Gleichfalls & bis bald");

      unregister(alice);
      assertThat(session.isClosed()).isTrue();
      assertThat(registration(alice).toXML().toString()).doesNotContain("<registered");
    }
  }

  @Test
  void aWrongPasswordIsRefusedInWordsAndNothingIsKept() {
    try (XmppClient bob = XmppClient.login(server, "bob", "one")) {
      IQ refusal = bob.ask("set", site.domain(), form("wonder", "wrong"));
      assertThat(refusal.getType()).isEqualTo(IQ.Type.error);
      assertThat(refusal.getError().getCondition().toString()).isEqualTo("not-acceptable");
      assertThat(refusal.getError().getDescriptiveText()).isNotBlank();
      assertThat(registration(bob).toXML().toString()).doesNotContain("<registered");
    }
  }

  @Test
  void aLegacyUserAsksToBeAContact() {
    try (XmppClient carol = XmppClient.login(server, "carol", "one")) {
      register(carol, "looking-glass");
      ScriptedSession session = site.network().session(site.user("carol"));
      session.publish(
          new SubscriptionRequested(new LegacyAddress("doctor"), Optional.of("Doc"), "Hello?"));
      carol.expectPresence(
          "the request",
          each -> isFrom(each, "doctor") && each.getType() == Presence.Type.subscribe);

      carol.send("<presence type='subscribed' to='%s'/>".formatted(site.contact("doctor")));
      session.expect("allow doctor true");
      unregister(carol);
    }
  }

  @Test
  void theRosterIsFilledFromTheLegacyListWithoutADialogue() {
    site.network().contact(site.user("alice"), contact("nurse", "Nurse Jane"));
    site.network().contact(site.user("alice"), contact("doctor", "Doctor Who"));
    try (XmppClient alice = XmppClient.login(server, "alice", "one")) {
      register(alice, "looking-glass");
      if (takesRosterEntries()) {
        expectInRoster(alice, "nurse", "Nurse Jane");
        expectInRoster(alice, "doctor", "Doctor Who");
      }
      alice.expectPresence("the nurse's presence", each -> isFrom(each, "nurse"));
      assertThat(alice.unread())
          .noneMatch(
              each ->
                  each instanceof Presence presence
                      && presence.getType() == Presence.Type.subscribe
                      && presence.getFrom().hasLocalpart());
      unregister(alice);
    }
  }

  private Contact contact(String address, String name) {
    return new Contact(new LegacyAddress(address), name, List.of("Ward"));
  }

  private void expectInRoster(XmppClient client, String contact, String name) {
    Awaitility.await("roster with " + contact)
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(
            () ->
                assertThat(roster(client))
                    .anySatisfy(
                        entry -> {
                          assertThat(entry.getJid().toString()).isEqualTo(site.contact(contact));
                          assertThat(entry.getName()).isEqualTo(name);
                          assertThat(entry.getItemType()).isEqualTo(RosterPacket.ItemType.both);
                          assertThat(entry.getGroupNames()).containsExactly("Ward");
                        }));
  }

  private List<RosterPacket.Item> roster(XmppClient client) {
    String self = client.jid().substring(0, client.jid().indexOf('/'));
    IQ answer = client.ask("get", self, "<query xmlns='jabber:iq:roster'/>");
    assertThat(answer).as("%s", answer.toXML()).isInstanceOf(RosterPacket.class);
    return ((RosterPacket) answer).getRosterItems();
  }

  private static MessageReceived message(String from, String body) {
    return new MessageReceived(
        new LegacyAddress(from),
        Optional.empty(),
        MessageText.plain(body),
        Optional.empty(),
        Optional.empty());
  }

  /** Registers, agrees to what the gateway asks, and waits until it is online. */
  private void register(XmppClient client, String password) {
    IQ form = registration(client);
    assertThat(form.getType()).isEqualTo(IQ.Type.result);
    IQ done = client.ask("set", site.domain(), form("wonder", password));
    assertThat(done.getType()).as("%s", done.toXML()).isEqualTo(IQ.Type.result);
    client.expectPresence(
        "the gateway's request", each -> isGateway(each, Presence.Type.subscribe));
    client.send("<presence type='subscribed' to='%s'/>".formatted(site.domain()));
    client.send("<presence type='subscribe' to='%s'/>".formatted(site.domain()));
    client.expectPresence("the consent", each -> isGateway(each, Presence.Type.subscribed));
    client.expectPresence(
        "the gateway being online",
        each ->
            isGateway(each, Presence.Type.available) && each.getMode() == Presence.Mode.available);
  }

  private void subscribe(XmppClient client, String contact) {
    client.send("<presence type='subscribe' to='%s'/>".formatted(site.contact(contact)));
    client.expectPresence(
        "the consent of " + contact,
        each -> isFrom(each, contact) && each.getType() == Presence.Type.subscribed);
    client.expectPresence(
        "the request of " + contact,
        each -> isFrom(each, contact) && each.getType() == Presence.Type.subscribe);
    client.send("<presence type='subscribed' to='%s'/>".formatted(site.contact(contact)));
  }

  private void unregister(XmppClient client) {
    IQ gone = client.ask("set", site.domain(), "<query xmlns='" + REGISTER + "'><remove/></query>");
    assertThat(gone.getType()).as("%s", gone.toXML()).isEqualTo(IQ.Type.result);
    client.expectPresence(
        "the gateway's farewell", each -> isGateway(each, Presence.Type.unavailable));
  }

  private IQ registration(XmppClient client) {
    return client.ask("get", site.domain(), "<query xmlns='" + REGISTER + "'/>");
  }

  private static String form(String name, String password) {
    return """
        <query xmlns='%s'><x xmlns='jabber:x:data' type='submit'>
        <field var='FORM_TYPE'><value>%s</value></field>
        <field var='username'><value>%s</value></field>
        <field var='password'><value>%s</value></field></x></query>"""
        .formatted(REGISTER, REGISTER, name, password);
  }

  private boolean isGateway(Presence presence, Presence.Type type) {
    return site.domain().contentEquals(presence.getFrom()) && presence.getType() == type;
  }

  private boolean isFrom(Presence presence, String contact) {
    return presence.getFrom() != null
        && site.contact(contact).contentEquals(presence.getFrom().asBareJid());
  }
}
