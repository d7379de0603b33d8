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
   * @param others who gets it beside {@link OutgoingMessage#to}, each once; only with {@link
   *     Ability#GROUPS}. The one in {@code to} is then seen by all
   */
  public record Extras(Optional<String> subject, Optional<String> thread, List<Addressee> others) {
    /** Nothing. */
    public static final Extras NONE = new Extras(Optional.empty(), Optional.empty());

    public Extras {
      others = List.copyOf(others);
    }

    /** With no further people. */
    public Extras(Optional<String> subject, Optional<String> thread) {
      this(subject, thread, List.of());
    }

    /** The same to these people as well. */
    public Extras alsoTo(List<Addressee> people) {
      return new Extras(subject, thread, people);
    }
  }
}
