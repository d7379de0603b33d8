package im.gangway.irc.network;

import im.gangway.transport.FailureReason;
import im.gangway.transport.JoinRequest;
import im.gangway.transport.LegacyException;
import im.gangway.transport.MessageText;
import im.gangway.transport.Occupant.Affiliation;
import im.gangway.transport.Occupant.Role;
import im.gangway.transport.RoomAddress;
import im.gangway.transport.RoomSummary;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.SessionContext;
import im.gangway.transport.Text;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A user's stay on one IRC network, as the session uses it: what is asked here is done on the
 * connection, which comes and goes as {@link Upstream} says. Confined to the user's mailbox.
 */
public final class IrcNetwork {
  private final SessionContext context;
  private final NetworkNames names;
  private final Stay stay;

  public IrcNetwork(NetworkSetup setup) {
    this.context = setup.context();
    this.names = setup.names();
    this.stay = new Stay(setup);
  }

  /** Enters a room; done when the user is in it. */
  public CompletionStage<Void> join(JoinRequest request) {
    String channel = names.channel(request.room());
    String key = request.password().filter(password -> !password.isEmpty()).orElse(null);
    Optional<LegacyException> impossible = impossible(channel, request.nick(), key);
    return impossible.isPresent()
        ? CompletableFuture.failedFuture(impossible.get())
        : stay.join(request.room(), channel, request.nick(), key);
  }

  private static Optional<LegacyException> impossible(
      String channel, String nick, @Nullable String key) {
    if (!IrcNames.isChannel(channel)) {
      return Optional.of(
          new LegacyException(
              FailureReason.ADDRESS_INVALID,
              Text.of(IrcNetwork.class, "channel-impossible", channel)));
    }
    if (!IrcNames.isNick(nick)) {
      return Optional.of(
          new LegacyException(
              FailureReason.NICK_INVALID, Text.of(IrcNetwork.class, "nick-not-allowed", nick)));
    }
    return key == null || IrcNames.isKey(key)
        ? Optional.empty()
        : Optional.of(
            new LegacyException(
                FailureReason.ROOM_PASSWORD_WRONG, Text.of(IrcNetwork.class, "key-impossible")));
  }

  /** Leaves a room, or gives up joining it. */
  public void leave(RoomAddress room, String text) {
    stay.leave(room, text);
  }

  /** Sends to a room the user is in. */
  public CompletionStage<SendOutcome> sendToRoom(RoomAddress room, MessageText text) {
    return outcome(stay.present(online -> new Sender(online).toRoom(room, text)));
  }

  /** Sends to one occupant. */
  public CompletionStage<SendOutcome> sendToOccupant(
      RoomAddress room, String nick, MessageText text) {
    return outcome(stay.present(online -> new Sender(online).toNick(nick, room, text)));
  }

  /** Sends to a nick, connecting if need be. */
  public CompletionStage<SendOutcome> send(String nick, MessageText text) {
    return outcome(stay.whenOnline(online -> new Sender(online).toNick(nick, null, text)));
  }

  /** Changes the user's nick. */
  public CompletionStage<Void> changeNick(String nick) {
    return stay.present(
        online -> new Commands(online).nick(nick).thenRun(() -> stay.wantNick(nick)));
  }

  /** Changes a topic. */
  public CompletionStage<Void> changeSubject(RoomAddress room, String subject) {
    return stay.present(online -> new Commands(online).topic(room, subject));
  }

  /** Removes somebody from a room. */
  public CompletionStage<Void> kick(RoomAddress room, String nick, String text) {
    return stay.present(online -> new Commands(online).kick(room, nick, text));
  }

  /** Gives somebody in a room other ranks. */
  public CompletionStage<Void> changeStanding(
      RoomAddress room, String nick, @Nullable Role role, @Nullable Affiliation affiliation) {
    return stay.present(online -> new Commands(online).standing(room, nick, role, affiliation));
  }

  /** Invites a nick to a room. */
  public CompletionStage<Void> invite(RoomAddress room, String nick) {
    return stay.present(online -> new Commands(online).invite(room, nick));
  }

  /** Lists the channels, connecting if need be. */
  public CompletionStage<Void> listRooms(Consumer<RoomSummary> each) {
    return stay.whenOnline(online -> online.directory().list(each))
        .whenComplete((done, failure) -> context.mailbox().execute(() -> stay.settle()));
  }

  /** Shows the user as away or back. */
  public void showPresence(boolean away, String text) {
    stay.showPresence(away, text);
  }

  /** Whether there is no connection and none is being made. */
  public boolean isIdle() {
    return stay.isIdle();
  }

  /** Ends the stay for good. */
  public void close(String text) {
    stay.close(text);
  }

  private static CompletionStage<SendOutcome> outcome(CompletionStage<SendOutcome> stage) {
    return stage.exceptionally(
        thrown -> {
          Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
          if (cause instanceof LegacyException failure) {
            return new SendOutcome.Refused(failure.reason(), failure.text());
          }
          throw new CompletionException(cause);
        });
  }
}
