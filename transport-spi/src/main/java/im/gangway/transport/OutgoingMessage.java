package im.gangway.transport;

/**
 * A message from the user to one legacy user.
 *
 * @param id unique for this user, to recognise repetitions
 */
public record OutgoingMessage(String id, LegacyAddress to, MessageText text) {}
