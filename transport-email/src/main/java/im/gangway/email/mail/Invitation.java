package im.gangway.email.mail;

import java.util.Optional;

/**
 * A calendar entry that came by mail (RFC 5546, RFC 6047); times are as written.
 *
 * @param method such as {@code REQUEST}, {@code CANCEL} or {@code REPLY}, in upper case
 * @param uid what an answer refers to
 * @param zone the time zone's name of the start; empty for UTC or none
 * @param attendees how many
 */
public record Invitation(
    String method,
    Optional<String> uid,
    int sequence,
    Optional<String> summary,
    Optional<String> start,
    Optional<String> end,
    Optional<String> zone,
    Optional<String> location,
    Optional<String> organizer,
    Optional<String> description,
    Optional<String> recurrence,
    int attendees) {}
