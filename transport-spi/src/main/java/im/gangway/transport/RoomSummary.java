package im.gangway.transport;

/**
 * A room as a directory shows it.
 *
 * @param name for people
 * @param subject may be empty
 */
public record RoomSummary(RoomAddress room, String name, int occupants, String subject) {}
