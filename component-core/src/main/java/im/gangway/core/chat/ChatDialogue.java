package im.gangway.core.chat;

import im.gangway.core.command.Command;
import im.gangway.core.command.CommandRequest;
import im.gangway.core.command.CommandStep;
import im.gangway.core.error.StanzaException;
import im.gangway.core.form.SubmittedForm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command that is being filled in by talking, one field at a time. Holds what was said, secrets
 * among it, in memory only. Confined to its user's mailbox.
 */
final class ChatDialogue {
  private final Command command;
  private final CommandRequest request;
  private final Map<String, List<String>> answers = new HashMap<>();
  private CommandStep.Ask step;
  private List<ChatField> fields;
  private int next;
  private boolean confirmed;
  private boolean busy;

  ChatDialogue(Command command, CommandRequest request, CommandStep.Ask first) {
    this.command = command;
    this.request = request;
    this.step = first;
    this.fields = asked(first);
  }

  private static List<ChatField> asked(CommandStep.Ask step) {
    return ChatField.of(step.form()).stream().filter(ChatField::isAsked).toList();
  }

  Command command() {
    return command;
  }

  CommandRequest request() {
    return request;
  }

  CommandStep.Ask step() {
    return step;
  }

  /** Whether an answer is being worked on. */
  boolean isBusy() {
    return busy;
  }

  /** The field to ask for, with what was said before as its value; none when all were asked. */
  Optional<ChatField> current() {
    return next < fields.size()
        ? Optional.of(fields.get(next))
            .map(field -> field.with(Optional.ofNullable(answers.get(field.name()))))
        : Optional.empty();
  }

  /** Whether all fields have been asked for; a form without any wants to be confirmed. */
  boolean isAnswered() {
    return next >= fields.size() && (confirmed || !fields.isEmpty());
  }

  /**
   * Takes an answer to the current question.
   *
   * @throws StanzaException not-acceptable, when it is none
   */
  void answer(String said) throws StanzaException {
    Optional<ChatField> field = current();
    if (field.isEmpty()) {
      confirmed = ChatAnswer.isYes(said);
    } else {
      List<String> values = ChatAnswer.of(field.get(), said);
      if (!values.isEmpty()) {
        answers.put(field.get().name(), values);
      }
      next++;
    }
  }

  /** All answers, with what the form brought along; asked again from the start unless it ends. */
  SubmittedForm submit() {
    busy = true;
    Map<String, List<String>> all = new HashMap<>(answers);
    for (ChatField field : ChatField.of(step.form())) {
      if (field.kind() == ChatField.Kind.HIDDEN) {
        all.put(field.name(), field.values());
      }
    }
    return new SubmittedForm(false, all);
  }

  /** Something was wrong with the answers: asks again, offering them as they were. */
  void again() {
    busy = false;
    confirmed = false;
    next = 0;
  }

  /** Goes on with another form. */
  void next(CommandStep.Ask following) {
    step = following;
    fields = asked(following);
    answers.clear();
    again();
  }
}
