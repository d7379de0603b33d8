package im.gangway.transport;

/**
 * A message from the user to a room.
 *
 * @param id unique for this user, to recognise repetitions
 */
public record OutgoingRoomMessage(String id, RoomAddress room, MessageText text) {}
