package im.gangway.transport;

import java.util.List;
import java.util.Optional;

/**
 * What came with the text of a legacy message.
 *
 * <p>What goes through the {@link Inbox} is stored with the message, files included; what a session
 * publishes lives as long as the process.
 *
 * @param subject one line; shown above the text by clients that know subjects (RFC 6121 §5.2.4)
 * @param thread the conversation it belongs to (XEP-0201); where it is a thread that the user
 *     began, it must be the name that came with {@link OutgoingMessage.Extras#thread}; up to 256
 *     characters
 * @param replyTo the earlier message that it replies to (XEP-0461)
 * @param attachments files; at most 20 are passed on, and none that is larger than the admin allows
 */
public record IncomingExtras(
    Optional<String> subject,
    Optional<String> thread,
    Optional<RepliedTo> replyTo,
    List<Attachment> attachments) {

  /** Nothing. */
  public static final IncomingExtras NONE =
      new IncomingExtras(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  public IncomingExtras {
    attachments = List.copyOf(attachments);
  }

  /** Nothing but files. */
  public static IncomingExtras files(List<Attachment> attachments) {
    return NONE.with(attachments);
  }

  /** The same with another subject. */
  public IncomingExtras about(String other) {
    return new IncomingExtras(Optional.of(other), thread, replyTo, attachments);
  }

  /** The same in that thread. */
  public IncomingExtras in(String other) {
    return new IncomingExtras(subject, Optional.of(other), replyTo, attachments);
  }

  /** The same as a reply to that message. */
  public IncomingExtras replyingTo(RepliedTo message) {
    return new IncomingExtras(subject, thread, Optional.of(message), attachments);
  }

  /** The same with these files. */
  public IncomingExtras with(List<Attachment> files) {
    return new IncomingExtras(subject, thread, replyTo, files);
  }
}
