package im.gangway.core.storage;

import java.time.Instant;

/**
 * A stored message as the operator may see it: never what it says.
 *
 * @param owner the user's bare JID
 * @param contact the legacy user's address
 * @param state of a message to a user: waiting, or delivered once the user's server has it
 */
public record WaitingMessage(
    String id,
    Direction direction,
    String owner,
    String contact,
    MessageState state,
    Instant created) {}
