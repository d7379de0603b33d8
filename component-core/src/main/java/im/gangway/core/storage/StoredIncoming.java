package im.gangway.core.storage;

import java.time.Instant;
import java.util.Optional;

/**
 * A message of a legacy user to a user.
 *
 * @param id also the id of the stanza that carries it
 * @param sequence grows in the order in which messages were stored
 * @param owner the user's bare JID
 * @param contact the legacy user's address
 * @param kind how the text is meant: the name of a kind of message text
 */
public record StoredIncoming(
    String id,
    long sequence,
    String owner,
    String contact,
    Optional<String> legacyId,
    String kind,
    String body,
    Optional<Instant> sentAt,
    Instant created,
    StoredExtras extras) {
  public StoredIncoming {
    contact = StorableText.of(contact);
    legacyId = StorableText.of(legacyId);
    body = StorableText.of(body);
  }

  @Override
  public String toString() {
    return "StoredIncoming[%s, %d characters]".formatted(id, body.length());
  }
}
