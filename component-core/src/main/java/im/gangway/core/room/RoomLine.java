package im.gangway.core.room;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that was said in a room.
 *
 * @param nick who said it; empty for the room itself
 * @param id the id of the stanza that carried it
 * @param stanzaId the room's own id of it (XEP-0359)
 */
record RoomLine(Instant at, Optional<String> nick, String body, String id, String stanzaId) {}
