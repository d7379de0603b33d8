package im.gangway.transport;

import java.util.List;
import java.util.Optional;

/**
 * A message from the user to one legacy user.
 *
 * @param id unique for this user, to recognise repetitions
 */
public record OutgoingMessage(String id, LegacyAddress to, MessageText text, Extras extras) {

  /** A message that has nothing beside its text. */
  public OutgoingMessage(String id, LegacyAddress to, MessageText text) {
    this(id, to, text, Extras.NONE);
  }

  /**
   * What goes with a text.
   *
   * @param subject one line; only with {@link Ability#SUBJECTS}, otherwise it is part of the text
   * @param thread the conversation it belongs to, as the user's client names it
   * @param replyTo the earlier message it replies to; only with {@link Ability#REPLIES}
   * @param files what the user shares by its address; only with {@link Ability#FILES}, and then the
   *     text may be empty
   * @param others who gets it beside {@link OutgoingMessage#to}, each once; only with {@link
   *     Ability#GROUPS}. The one in {@code to} is then seen by all
   */
  public record Extras(
      Optional<String> subject,
      Optional<String> thread,
      Optional<RepliedTo> replyTo,
      List<SharedFile> files,
      List<Addressee> others) {
    /** Nothing. */
    public static final Extras NONE = new Extras(Optional.empty(), Optional.empty());

    public Extras {
      files = List.copyOf(files);
      others = List.copyOf(others);
    }

    /** With neither files nor further people. */
    public Extras(Optional<String> subject, Optional<String> thread) {
      this(subject, thread, Optional.empty(), List.of(), List.of());
    }

    /** The same as a reply to that message. */
    public Extras replyingTo(RepliedTo message) {
      return new Extras(subject, thread, Optional.of(message), files, others);
    }

    /** The same with these files. */
    public Extras sharing(List<SharedFile> shared) {
      return new Extras(subject, thread, replyTo, shared, others);
    }

    /** The same to these people as well. */
    public Extras alsoTo(List<Addressee> people) {
      return new Extras(subject, thread, replyTo, files, people);
    }
  }
}
