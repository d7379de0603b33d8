package im.gangway.core.command;

import im.gangway.core.address.TargetKind;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaError;
import im.gangway.core.error.StanzaErrors;
import im.gangway.core.error.StanzaException;
import im.gangway.core.form.SubmittedForm;
import im.gangway.core.handler.IqAnswer;
import im.gangway.core.handler.IqHandler;
import im.gangway.core.handler.IqRequest;
import im.gangway.core.session.UserSession;
import im.gangway.core.xml.StanzaIds;
import im.gangway.transport.LegacyException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dom4j.Element;
import org.xmpp.packet.IQ;

/** Executes commands (XEP-0050). */
public final class CommandHandler implements IqHandler {
  static final String NAMESPACE = "http://jabber.org/protocol/commands";

  private final Commands commands;
  private final CommandDialogues dialogues;

  public CommandHandler(Commands commands, Clock clock) {
    this.commands = commands;
    this.dialogues = new CommandDialogues(clock);
  }

  @Override
  public String namespace() {
    return NAMESPACE;
  }

  @Override
  public String element() {
    return "command";
  }

  @Override
  public Set<IQ.Type> types() {
    return Set.of(IQ.Type.set);
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.GATEWAY, TargetKind.NETWORK, TargetKind.ROOM);
  }

  @Override
  public CompletionStage<IqAnswer> handle(IqRequest request)
      throws StanzaException, LegacyException {
    CommandAction action = CommandAction.of(request.payload());
    String node = request.payload().attributeValue("node", "");
    String id = request.payload().attributeValue("sessionid");
    if (id == null) {
      return start(request, node, action);
    }
    CommandDialogue dialogue =
        dialogues.take(request.session(), id, request.from(), request.to(), node);
    return switch (action) {
      case CANCEL -> IqAnswer.now(CommandAnswers.canceled(node, id));
      case PREV -> previous(request, dialogue);
      case EXECUTE, NEXT, COMPLETE -> forward(request, dialogue, action);
    };
  }

  private CompletionStage<IqAnswer> start(IqRequest request, String node, CommandAction action)
      throws StanzaException, LegacyException {
    Command command = commands.find(node, request.target(), request.session());
    if (action != CommandAction.EXECUTE) {
      throw CommandErrors.badAction();
    }
    UserSession session = request.session();
    return command
        .start(new CommandRequest(request.from(), request.target(), session))
        .thenApplyAsync(step -> first(request, command, step), session.mailbox());
  }

  private IqAnswer first(IqRequest request, Command command, CommandStep step) {
    if (step instanceof CommandStep.Ask question) {
      CommandDialogue dialogue =
          dialogues.open(request.session(), request.from(), request.to(), command, question);
      return IqAnswer.of(
          CommandAnswers.executing(dialogue, List.of(), request.session().language()));
    }
    return completed(request, command, StanzaIds.next(), (CommandStep.Done) step);
  }

  private CompletionStage<IqAnswer> previous(IqRequest request, CommandDialogue dialogue)
      throws StanzaException {
    if (!dialogue.hasEarlier()) {
      dialogues.keep(request.session(), dialogue);
      throw CommandErrors.badAction();
    }
    dialogue.previous();
    return IqAnswer.now(ask(request, dialogue, List.of()));
  }

  private CompletionStage<IqAnswer> forward(
      IqRequest request, CommandDialogue dialogue, CommandAction action) throws StanzaException {
    commands.check(dialogue.command(), request.session());
    CommandStep.Ask question = dialogue.current();
    boolean wrong = action == (question.last() ? CommandAction.NEXT : CommandAction.COMPLETE);
    SubmittedForm form = SubmittedForm.in(request.payload()).orElse(null);
    if (wrong || form == null) {
      dialogues.keep(request.session(), dialogue);
      throw wrong ? CommandErrors.badAction() : CommandErrors.badPayload();
    }
    if (form.canceled()) {
      return IqAnswer.now(CommandAnswers.canceled(dialogue.command().node(), dialogue.id()));
    }
    return submit(question, form, request.session())
        .thenApplyAsync(step -> next(request, dialogue, step), request.session().mailbox())
        .exceptionallyComposeAsync(
            failure -> again(request, dialogue, failure), request.session().mailbox());
  }

  private static CompletionStage<CommandStep> submit(
      CommandStep.Ask question, SubmittedForm form, UserSession session) {
    try {
      return question.submission().submit(form, session);
    } catch (StanzaException | LegacyException refused) {
      return CompletableFuture.failedFuture(refused);
    }
  }

  private IqAnswer next(IqRequest request, CommandDialogue dialogue, CommandStep step) {
    if (step instanceof CommandStep.Ask question) {
      dialogue.next(question);
      return IqAnswer.of(ask(request, dialogue, List.of()));
    }
    return completed(request, dialogue.command(), dialogue.id(), (CommandStep.Done) step);
  }

  private static IqAnswer completed(
      IqRequest request, Command command, String id, CommandStep.Done done) {
    return new IqAnswer(
        Optional.of(
            CommandAnswers.completed(command.node(), id, done, request.session().language())),
        done.afterwards());
  }

  /** What the user can mend is told with the same question; all else ends the dialogue. */
  private CompletionStage<IqAnswer> again(
      IqRequest request, CommandDialogue dialogue, Throwable failure) {
    StanzaError error = StanzaErrors.of(failure);
    if (error.text().isEmpty() || error.condition() == Condition.INTERNAL_SERVER_ERROR) {
      return CompletableFuture.failedFuture(failure);
    }
    CommandNote note = new CommandNote(CommandNote.Level.ERROR, error.text());
    return IqAnswer.now(ask(request, dialogue, List.of(note)));
  }

  private Element ask(IqRequest request, CommandDialogue dialogue, List<CommandNote> notes) {
    dialogues.keep(request.session(), dialogue);
    return CommandAnswers.executing(dialogue, notes, request.session().language());
  }
}
