package im.gangway.core.command;

import im.gangway.core.error.StanzaException;
import im.gangway.core.form.SubmittedForm;
import im.gangway.core.session.UserSession;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.dom4j.Element;

/** Where a command has got to. */
public sealed interface CommandStep {

  /**
   * A question.
   *
   * @param form to fill in; copied when shown
   * @param last whether the answer ends the command
   * @param submission takes the answer, on the user's mailbox
   */
  record Ask(Element form, boolean last, Submission submission) implements CommandStep {}

  /**
   * The end, with what there is to tell.
   *
   * @param afterwards run on the user's mailbox, right after the user was told
   */
  record Done(List<CommandNote> notes, Optional<Element> form, Runnable afterwards)
      implements CommandStep {
    public Done {
      notes = List.copyOf(notes);
    }

    public Done(List<CommandNote> notes, Optional<Element> form) {
      this(notes, form, () -> {});
    }

    /** The same, after which something has to happen. */
    public Done then(Runnable next) {
      return new Done(notes, form, next);
    }

    /** The end, with a note. */
    public static Done of(Text note) {
      return new Done(List.of(new CommandNote(CommandNote.Level.INFO, note)), Optional.empty());
    }

    /** The end, with a form that tells something. */
    public static Done of(Element form) {
      return new Done(List.of(), Optional.of(form));
    }
  }

  /** Takes the answer to a question. */
  interface Submission {

    /**
     * What comes next. A {@link LegacyException}, or a {@link StanzaException} not-acceptable,
     * tells what is wrong with the answer: the user sees it and is asked again.
     *
     * @param session the user's as it is now: it need not be that of the question
     */
    CompletionStage<CommandStep> submit(SubmittedForm form, UserSession session)
        throws StanzaException, LegacyException;
  }
}
