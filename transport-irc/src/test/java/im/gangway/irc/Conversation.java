package im.gangway.irc;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.irc.verb.Verbs;
import im.gangway.transport.Account;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.FailureReason;
import im.gangway.transport.JoinRequest;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyException;
import im.gangway.transport.MessageText;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.OutgoingRoomMessage;
import im.gangway.transport.RoomAddress;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.Settings;
import im.gangway.transport.UserSettings;
import im.gangway.transport.testing.RecordingSessionContext;
import im.gangway.transport.testing.SerialMailbox;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** A user's session and the far side of its connections, in one thread and in stepped time. */
final class Conversation {
  static final RoomAddress ROOM = new RoomAddress("#room%test.example");

  final SteppedTime time = new SteppedTime();
  final FakeServer server = new FakeServer();
  final RecordingSessionContext events;
  final IrcSession session;
  private String caps = "";

  private Conversation(Map<String, ?> settings, UserSettings user) {
    events = new RecordingSessionContext(SerialMailbox.immediate(), time, time.clock(), user);
    IrcSettings read = settings(settings);
    session =
        new IrcSession(
            read,
            new IrcAddresses(read.fixedServer()),
            server,
            new Verbs(),
            new Account("romeo@example.org", "romeo", Account.Kind.ANONYMOUS),
            events);
  }

  static Conversation begin() {
    return new Conversation(Map.of(), scope -> Map.of());
  }

  static Conversation with(Map<String, ?> settings, UserSettings user) {
    return new Conversation(settings, user);
  }

  static IrcSettings settings(Map<String, ?> values) {
    try {
      return IrcSettings.of(new Settings(IrcSettings.SCHEMA, values));
    } catch (ConfigurationException bad) {
      throw new AssertionError(bad);
    }
  }

  Conversation offering(String capabilities) {
    caps = capabilities;
    return this;
  }

  CompletableFuture<Void> join(RoomAddress room) {
    return session.join(new JoinRequest(room, "romeo", Optional.empty())).toCompletableFuture();
  }

  CompletableFuture<SendOutcome> say(String text) {
    return session
        .sendToRoom(new OutgoingRoomMessage("m", ROOM, MessageText.plain(text)))
        .toCompletableFuture();
  }

  CompletableFuture<SendOutcome> tell(String nick, String text) {
    LegacyAddress to = new LegacyAddress(nick + "%test.example");
    return session
        .send(new OutgoingMessage("m", to, MessageText.plain(text)))
        .toCompletableFuture();
  }

  /** Plays the login to its end. */
  Conversation welcome(String nick) {
    server.say(":irc.test CAP * LS :" + caps);
    if (!caps.isEmpty()) {
      server.say(":irc.test CAP * ACK :" + caps);
    }
    server.say(
        ":irc.test 001 " + nick + " :Welcome " + nick + "!~romeo@client.test",
        ":irc.test 004 " + nick + " irc.test fake io ntk",
        ":irc.test 005 " + nick + " CASEMAPPING=rfc1459 PREFIX=(qaohv)~&@%+ TOPICLEN=100 :are here",
        ":irc.test 422 " + nick + " :No message of the day");
    return this;
  }

  /** Answers a JOIN with these names. */
  Conversation letIn(String nick, String channel, String names) {
    server.say(
        ":" + nick + "!~romeo@client.test JOIN " + channel,
        ":irc.test 332 " + nick + " " + channel + " :A topic",
        ":irc.test 333 " + nick + " " + channel + " juliet!j@h 1700000000",
        ":irc.test 353 " + nick + " = " + channel + " :" + names,
        ":irc.test 366 " + nick + " " + channel + " :End");
    return this;
  }

  /** In the room, with everything until then forgotten. */
  static Conversation inRoom(String capabilities) {
    Conversation it = begin().offering(capabilities);
    it.join(ROOM);
    it.welcome("romeo").letIn("romeo", "#room", "romeo @juliet +mercutio");
    it.server.heard();
    it.events.forget();
    return it;
  }

  void pass(int seconds) {
    time.advance(Duration.ofSeconds(seconds));
  }

  /** Answers the newest PING of the client. */
  void pong() {
    String ping =
        server.heard().stream()
            .filter(line -> line.startsWith("PING "))
            .reduce((first, last) -> last)
            .orElseThrow(() -> new AssertionError("No PING"));
    server.say(":irc.test PONG irc.test " + ping.substring(5));
  }

  static void assertFails(CompletionStage<?> stage, FailureReason reason) {
    CompletableFuture<?> future = stage.toCompletableFuture();
    assertThat(future)
        .isCompletedExceptionally()
        .failsWithin(Duration.ZERO)
        .withThrowableOfType(ExecutionException.class)
        .havingCause()
        .isInstanceOfSatisfying(
            LegacyException.class, failure -> assertThat(failure.reason()).isEqualTo(reason));
  }

  static FailureReason refusal(CompletableFuture<SendOutcome> outcome) {
    assertThat(outcome).isCompletedWithValueMatching(SendOutcome.Refused.class::isInstance);
    return ((SendOutcome.Refused) outcome.join()).reason();
  }
}
