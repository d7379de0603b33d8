package im.gangway.irc;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.irc.testing.TinyIrcd;
import im.gangway.transport.Account;
import im.gangway.transport.JoinRequest;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.RoomEntered;
import im.gangway.transport.LegacyEvent.RoomMessage;
import im.gangway.transport.LegacyService;
import im.gangway.transport.MessageText;
import im.gangway.transport.OutgoingRoomMessage;
import im.gangway.transport.RoomAddress;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.Setting;
import im.gangway.transport.Settings;
import im.gangway.transport.Transport;
import im.gangway.transport.testing.FixedTransportContext;
import im.gangway.transport.testing.RecordingSessionContext;
import im.gangway.transport.testing.TransportContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The transport on real connections to a small server. */
class IrcContractTest extends TransportContract {
  private static final RoomAddress ROOM = new RoomAddress("#room%tiny");

  private final TinyIrcd ircd = TinyIrcd.start();

  @AfterEach
  void stop() {
    ircd.close();
  }

  @Override
  protected Transport transport() {
    return new IrcTransport();
  }

  @Override
  protected Map<String, ?> settings() {
    Settings network =
        new Settings(
            IrcSettings.SCHEMA.find("networks").map(Setting::nested).orElseThrow(),
            Map.of("host", "127.0.0.1", "port", ircd.port(), "tls", false));
    return Map.of("networks", Map.of("tiny", network));
  }

  @Override
  protected LegacyAddress recipient() {
    return new LegacyAddress("bob%tiny");
  }

  @Override
  protected List<String> addresses() {
    return List.of("bob%tiny", "#room%tiny", "tiny", "#a%b/c%irc.example.org:6697");
  }

  @Test
  void talksAndComesBackOnARealConnection() throws Exception {
    Transport transport = new IrcTransport();
    try (FixedTransportContext context = FixedTransportContext.of(transport.info(), settings());
        LegacyService service = transport.start(context)) {
      RecordingSessionContext events = context.session();
      IrcSession session =
          (IrcSession) service.login(new Account("r", "romeo", Account.Kind.ANONYMOUS), events);
      session
          .join(new JoinRequest(ROOM, "romeo", Optional.empty()))
          .toCompletableFuture()
          .get(10, TimeUnit.SECONDS);
      SendOutcome sent =
          session
              .sendToRoom(new OutgoingRoomMessage("1", ROOM, MessageText.plain("Hi")))
              .toCompletableFuture()
              .get(10, TimeUnit.SECONDS);
      assertThat(sent).isEqualTo(SendOutcome.accepted());
      ircd.say("#room", "juliet", "Hello");
      assertThat(events.await(RoomMessage.class).text()).isEqualTo(MessageText.plain("Hello"));
      events.forget();
      ircd.restart();
      assertThat(events.await(RoomEntered.class).room()).isEqualTo(ROOM);
      session.close("");
    }
  }
}
