package im.gangway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.peers.Jabberd2;
import im.gangway.peers.PeerLogs;
import im.gangway.peers.XmppClient;
import im.gangway.peers.XmppServer;
import im.gangway.transport.testing.ScriptedSession;
import java.nio.file.Path;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Presence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A third server with habits of its own: registering, talking and unregistering beside jabberd2.
 */
@ExtendWith(PeerLogs.class)
class Jabberd2IT {
  private static final String QUERY = "<query xmlns='jabber:iq:register'>%s</query>";

  @TempDir Path folder;

  @Test
  void aUserRegistersSendsAndUnregisters() throws Exception {
    try (XmppServer server = Jabberd2.start();
        LegacySite site = new LegacySite(server, "legacy", folder);
        XmppClient alice = XmppClient.login(server, "alice", "one")) {
      site.network().account("wonder", "looking-glass");
      expectDone(alice, site, "<username>wonder</username><password>looking-glass</password>");
      alice.send("<presence to='%s'/>".formatted(site.domain()));
      ScriptedSession session = site.network().session(site.user("alice"));

      alice.whisper(site.contact("nurse"), "Schön, Sie <hier> zu sehen");
      assertThat(session.expect("send nurse")).contains("Schön, Sie <hier> zu sehen");
      alice.expectPresence(
          "the gateway being online",
          each ->
              site.domain().contentEquals(each.getFrom())
                  && each.getType() == Presence.Type.available
                  && each.getMode() == Presence.Mode.available);

      expectDone(alice, site, "<remove/>");
      assertThat(session.isClosed()).isTrue();
    }
  }

  private static void expectDone(XmppClient client, LegacySite site, String within) {
    IQ answer = client.ask("set", site.domain(), QUERY.formatted(within));
    assertThat(answer.getType()).as("%s", answer.toXML()).isEqualTo(IQ.Type.result);
  }
}
