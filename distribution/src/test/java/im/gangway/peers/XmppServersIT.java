package im.gangway.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.jivesoftware.smack.packet.IQ;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real XMPP servers start, serve, and come back from what tests do to them. */
@ExtendWith(PeerLogs.class)
class XmppServersIT {
  enum Kind {
    PROSODY(Prosody::start),
    EJABBERD(Ejabberd::start),
    JABBERD2(Jabberd2::start);

    private final Supplier<XmppServer> starter;

    Kind(Supplier<XmppServer> starter) {
      this.starter = starter;
    }
  }

  @ParameterizedTest
  @EnumSource
  void letsTwoClientsTalk(Kind kind) {
    try (XmppServer server = kind.starter.get();
        XmppClient alice = XmppClient.login(server, "alice", "one");
        XmppClient bob = XmppClient.login(server, "bob", "two")) {
      alice.whisper(bob.jid(), "Is the gate <open> & \"safe\"?");
      bob.expectMessage(alice.jid(), "Is the gate <open> & \"safe\"?");

      bob.whisper(alice.jid(), "Ja, schön");
      alice.expectMessage(bob.jid(), "Ja, schön");
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsAccountsOverRestartAndCrash(Kind kind) {
    try (XmppServer server = kind.starter.get()) {
      server.restart();
      XmppClient.login(server, "alice", "one").close();

      server.kill();
      server.startAgain();
      XmppClient.login(server, "alice", "two").close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void bouncesWhatIsForAnAbsentComponent(Kind kind) {
    try (XmppServer server = kind.starter.get();
        XmppClient alice = XmppClient.login(server, "alice", "one")) {
      IQ answer = alice.ask("get", server.component("irc"), "<ping xmlns='urn:xmpp:ping'/>");

      assertThat(answer.getType()).isEqualTo(IQ.Type.error);
    }
  }

  /** jabberd2 does not deliver what one writes to oneself. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JABBERD2")
  void answersNothingWhileSuspended(Kind kind) {
    try (XmppServer server = kind.starter.get();
        XmppClient alice = XmppClient.login(server, "alice", "one")) {
      server.suspend();
      alice.whisper(server.jid("alice"), "frozen");
      assertThat(alice.unread()).noneMatch(each -> each.toXML().toString().contains("frozen"));

      server.resume();
      alice.expectMessage(alice.jid(), "frozen");
    }
  }
}
