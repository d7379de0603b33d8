package im.gangway.email.mail;

import java.util.Optional;

/**
 * What Delta Chat and its like say in headers that begin with Chat-.
 *
 * @param groupId the same for all mails of a group: a thread of its own
 * @param edits the id of the mail that this one corrects
 * @param deletes the ids, as written, of mails that this one takes back
 */
public record ChatHeaders(
    String version,
    Optional<String> groupId,
    Optional<String> groupName,
    Optional<String> content,
    Optional<String> edits,
    Optional<String> deletes) {

  static Optional<ChatHeaders> of(Headers headers) {
    return headers
        .text("chat-version")
        .map(
            version ->
                new ChatHeaders(
                    version,
                    headers.text("chat-group-id"),
                    headers.text("chat-group-name"),
                    headers.text("chat-content"),
                    headers.first("chat-edit").flatMap(MessageIds::single),
                    headers.text("chat-delete")));
  }
}
