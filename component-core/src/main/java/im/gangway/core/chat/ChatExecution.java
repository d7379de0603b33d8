package im.gangway.core.chat;

import im.gangway.core.command.Command;
import im.gangway.core.command.CommandRequest;
import im.gangway.core.command.CommandStep;
import im.gangway.core.command.Commands;
import im.gangway.core.command.XmppLink;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaError;
import im.gangway.core.error.StanzaErrors;
import im.gangway.core.error.StanzaException;
import im.gangway.core.form.SubmittedForm;
import im.gangway.core.handler.MessageRequest;
import im.gangway.core.session.UserSession;
import im.gangway.transport.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads a user through a command by talking. Runs on the user's mailbox. */
final class ChatExecution {
  private static final Logger log = LoggerFactory.getLogger(ChatExecution.class);

  private final Commands commands;
  private final ChatDialogues dialogues;

  ChatExecution(Commands commands, ChatDialogues dialogues) {
    this.commands = commands;
    this.dialogues = dialogues;
  }

  CompletionStage<Void> start(Chat chat, Command command, CommandRequest request) {
    return run(
        chat,
        () -> {
          commands.check(command, request.session());
          return command.start(request);
        },
        step -> {
          if (step instanceof CommandStep.Ask question) {
            open(chat, new ChatDialogue(command, request, question));
          } else {
            finish(chat, (CommandStep.Done) step);
          }
        },
        error -> chat.say(words(error)));
  }

  private void open(Chat chat, ChatDialogue dialogue) {
    keep(chat, dialogue);
    List<String> lines = new ArrayList<>(FormLines.head(dialogue.step().form()));
    lines.add(Text.of(ChatExecution.class, "intro", link(chat, dialogue)).in(chat.language()));
    ask(chat, dialogue, lines);
  }

  CompletionStage<Void> answer(Chat chat, ChatDialogue dialogue, String said) {
    if (dialogue.isBusy()) {
      chat.say("wait");
      return done();
    }
    keep(chat, dialogue);
    try {
      dialogue.answer(said);
    } catch (StanzaException wrong) {
      ask(chat, dialogue, List.of(wrong.error().text().in(chat.language())));
      return done();
    }
    if (dialogue.isAnswered()) {
      return submit(chat, dialogue);
    }
    ask(chat, dialogue, List.of());
    return done();
  }

  private CompletionStage<Void> submit(Chat chat, ChatDialogue dialogue) {
    SubmittedForm form = dialogue.submit();
    UserSession session = chat.request().session();
    return run(
        chat,
        () -> {
          commands.check(dialogue.command(), session);
          return dialogue.step().submission().submit(form, session);
        },
        step -> went(chat, dialogue, step),
        error -> again(chat, dialogue, error));
  }

  private void went(Chat chat, ChatDialogue dialogue, CommandStep step) {
    if (step instanceof CommandStep.Done end) {
      end(chat, dialogue);
      finish(chat, end);
    } else if (isOpen(chat, dialogue)) {
      dialogue.next((CommandStep.Ask) step);
      open(chat, dialogue);
    }
  }

  private static void finish(Chat chat, CommandStep.Done done) {
    chat.say(done);
    done.afterwards().run();
  }

  /** What the user can mend is told with the same questions; all else ends the dialogue. */
  private void again(Chat chat, ChatDialogue dialogue, StanzaError error) {
    boolean mendable = !isInternal(error) && error.condition() != Condition.FORBIDDEN;
    if (mendable && isOpen(chat, dialogue)) {
      keep(chat, dialogue);
      dialogue.again();
      ask(chat, dialogue, List.of(words(error).in(chat.language())));
    } else {
      end(chat, dialogue);
      chat.say(words(error));
    }
  }

  private static CompletionStage<Void> run(
      Chat chat,
      Callable<CompletionStage<CommandStep>> work,
      Consumer<CommandStep> went,
      Consumer<StanzaError> failed) {
    return guarded(work)
        .handleAsync(
            (step, failure) -> end(step, failure, went, failed),
            chat.request().session().mailbox());
  }

  private static CompletionStage<CommandStep> guarded(Callable<CompletionStage<CommandStep>> work) {
    try {
      return work.call();
    } catch (Exception | Error failure) {
      return CompletableFuture.failedFuture(failure);
    }
  }

  private static @Nullable Void end(
      @Nullable CommandStep step,
      @Nullable Throwable failure,
      Consumer<CommandStep> went,
      Consumer<StanzaError> failed) {
    if (step != null) {
      went.accept(step);
    } else {
      StanzaError error = StanzaErrors.of(failure == null ? new NullPointerException() : failure);
      if (isInternal(error)) {
        log.error("A command failed; its user is told so", failure);
      }
      failed.accept(error);
    }
    return null;
  }

  private static boolean isInternal(StanzaError error) {
    return error.text().isEmpty() || error.condition() == Condition.INTERNAL_SERVER_ERROR;
  }

  private static Text words(StanzaError error) {
    return isInternal(error) ? Text.of(ChatExecution.class, "failed") : error.text();
  }

  private static void ask(Chat chat, ChatDialogue dialogue, List<String> before) {
    List<String> lines = new ArrayList<>(before);
    Optional<ChatField> field = dialogue.current();
    lines.add(
        field.isPresent()
            ? ChatQuestion.of(field.get(), link(chat, dialogue), chat.language())
            : Text.of(ChatExecution.class, "confirm").in(chat.language()));
    chat.say(lines);
  }

  private static String link(Chat chat, ChatDialogue dialogue) {
    return XmppLink.command(chat.request().to().asBareJID(), dialogue.command().node());
  }

  private void keep(Chat chat, ChatDialogue dialogue) {
    MessageRequest request = chat.request();
    dialogues.keep(request.session(), request.from(), request.to(), dialogue);
  }

  private boolean isOpen(Chat chat, ChatDialogue dialogue) {
    MessageRequest request = chat.request();
    return dialogues
        .find(request.session(), request.from(), request.to())
        .filter(open -> open == dialogue)
        .isPresent();
  }

  private void end(Chat chat, ChatDialogue dialogue) {
    if (isOpen(chat, dialogue)) {
      MessageRequest request = chat.request();
      dialogues.end(request.session(), request.from(), request.to());
    }
  }

  private static CompletionStage<Void> done() {
    return CompletableFuture.completedFuture(null);
  }
}
