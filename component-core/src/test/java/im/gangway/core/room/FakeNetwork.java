package im.gangway.core.room;

import im.gangway.transport.ContactStatus;
import im.gangway.transport.JoinRequest;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.MessageText;
import im.gangway.transport.Occupant;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.OutgoingRoomMessage;
import im.gangway.transport.PresenceSession;
import im.gangway.transport.RoomAddress;
import im.gangway.transport.RoomSession;
import im.gangway.transport.SendOutcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A network that notes what it is asked; the test answers, oldest question first. */
final class FakeNetwork implements RoomSession, PresenceSession {
  final List<String> calls = new ArrayList<>();
  private final Deque<CompletableFuture<Object>> open = new ArrayDeque<>();

  private <T> CompletionStage<T> asked(String call, Class<T> type) {
    calls.add(call);
    CompletableFuture<Object> answer = new CompletableFuture<>();
    open.add(answer);
    return answer.thenApply(type::cast);
  }

  /** Answers the oldest open question. */
  @SuppressWarnings("NullAway") // a stage of Void has no other value than null
  void answer(@Nullable Object value) {
    open.remove().complete(value);
  }

  void fail(Throwable failure) {
    open.remove().completeExceptionally(failure);
  }

  List<String> takeCalls() {
    List<String> taken = List.copyOf(calls);
    calls.clear();
    return taken;
  }

  @Override
  public CompletionStage<Void> join(JoinRequest request) {
    String password = request.password().map(text -> " password " + text).orElse("");
    return asked("join " + request.room() + " as " + request.nick() + password, Void.class);
  }

  @Override
  public void leave(RoomAddress room, String text) {
    calls.add("leave " + room + " " + text);
  }

  @Override
  public CompletionStage<SendOutcome> sendToRoom(OutgoingRoomMessage message) {
    return asked(
        message.text().kind() + " to " + message.room() + ": " + message.text().text(),
        SendOutcome.class);
  }

  @Override
  public CompletionStage<SendOutcome> sendToOccupant(
      String id, RoomAddress room, String nick, MessageText text) {
    return asked(
        text.kind() + " to " + nick + " in " + room + ": " + text.text(), SendOutcome.class);
  }

  @Override
  public CompletionStage<Void> changeNick(RoomAddress room, String nick) {
    return asked("nick " + nick + " in " + room, Void.class);
  }

  @Override
  public CompletionStage<Void> changeSubject(RoomAddress room, String subject) {
    return asked("subject of " + room + ": " + subject, Void.class);
  }

  @Override
  public CompletionStage<Void> kick(RoomAddress room, String nick, String text) {
    return asked("kick " + nick + " from " + room + ": " + text, Void.class);
  }

  @Override
  public CompletionStage<Void> changeStanding(
      RoomAddress room,
      String nick,
      Occupant.@Nullable Role role,
      Occupant.@Nullable Affiliation affiliation) {
    return asked("standing of " + nick + ": " + role + " " + affiliation, Void.class);
  }

  @Override
  public CompletionStage<Void> invite(RoomAddress room, LegacyAddress whom, String text) {
    return asked("invite " + whom + " to " + room + ": " + text, Void.class);
  }

  @Override
  public CompletionStage<SendOutcome> send(OutgoingMessage message) {
    return asked("message to " + message.to(), SendOutcome.class);
  }

  @Override
  public void showPresence(ContactStatus status, String text) {
    calls.add((status == ContactStatus.AVAILABLE ? "present " : "away ") + text);
  }

  @Override
  public void close(String text) {
    calls.add("close");
  }
}
