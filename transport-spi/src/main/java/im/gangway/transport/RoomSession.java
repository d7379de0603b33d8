package im.gangway.transport;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The ability to be in rooms ({@link Ability#ROOMS}). */
public interface RoomSession extends LegacySession {

  /**
   * Enters a room. Done when the network let the user in: {@link LegacyEvent.RoomEntered} has then
   * been published. Not called for a room the user is in, except after {@link
   * LegacyEvent.RoomLeft}.
   */
  CompletionStage<Void> join(JoinRequest request);

  /** Leaves a room, or gives up joining it; no event follows. */
  void leave(RoomAddress room, String text);

  /**
   * Sends to a room. Accepted once the network took the message; nothing is published for the
   * user's own message.
   */
  CompletionStage<SendOutcome> sendToRoom(OutgoingRoomMessage message);

  /** Sends to one occupant of a room. */
  CompletionStage<SendOutcome> sendToOccupant(
      String id, RoomAddress room, String nick, MessageText text);

  /** Asks for another nick; success is {@link LegacyEvent.OccupantRenamed} in each room. */
  CompletionStage<Void> changeNick(RoomAddress room, String nick);

  /** Changes a room's subject; success is {@link LegacyEvent.SubjectChanged}. */
  CompletionStage<Void> changeSubject(RoomAddress room, String subject);

  /** Removes an occupant; success is {@link LegacyEvent.OccupantLeft}. */
  CompletionStage<Void> kick(RoomAddress room, String nick, String text);

  /**
   * Gives an occupant another standing; success is {@link LegacyEvent.OccupantChanged}.
   *
   * @param role the new role, null to leave it
   * @param affiliation the new affiliation, null to leave it
   */
  CompletionStage<Void> changeStanding(
      RoomAddress room,
      String nick,
      Occupant.@Nullable Role role,
      Occupant.@Nullable Affiliation affiliation);

  /** Invites a legacy user to a room. */
  CompletionStage<Void> invite(RoomAddress room, LegacyAddress whom, String text);
}
