package im.gangway.sms;

import im.gangway.transport.FormField;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import im.gangway.transport.UserSettings;
import im.gangway.transport.command.CommandAnswer;
import im.gangway.transport.command.CommandCall;
import im.gangway.transport.command.TransportCommand;
import im.gangway.transport.command.TransportCommand.Audience;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** The commands of the transport: one line each. Immutable. */
final class OfferedCommands {
  private static final FormField TO =
      FormField.required("to", FormField.Type.TEXT, words("field-to"));
  private static final FormField TEXT =
      FormField.of("text", FormField.Type.LINES, words("field-text"), "");
  private static final FormField MONTH =
      FormField.of("month", FormField.Type.TEXT, words("field-month"), "");

  private final SmsCommands answers;
  private final Senders senders;
  private final Executor blocking;

  /**
   * The commands.
   *
   * @param senders knows as whom a user sends
   * @param blocking where the answers are made
   */
  OfferedCommands(SmsCommands answers, Senders senders, Executor blocking) {
    this.answers = answers;
    this.senders = senders;
    this.blocking = blocking;
  }

  /** Knows as whom a user sends. */
  @FunctionalInterface
  interface Senders {
    Outgoing.Sender of(String user, UserSettings set) throws LegacyException;
  }

  /** Makes an answer, and may block. */
  @FunctionalInterface
  private interface Answering {
    CommandAnswer answer(CommandCall call) throws LegacyException;
  }

  List<TransportCommand> all() {
    return List.of(
        users("usage", "command-usage", List.of(), call -> answers.usage(call.user())),
        users("estimate", "command-estimate", List.of(TO, TEXT), this::estimate),
        users("numbers", "command-numbers", List.of(), call -> answers.numbers(sender(call))),
        users("opt-outs", "command-opt-outs", List.of(), call -> answers.optOuts(sender(call))),
        admins("all-numbers", "command-all-numbers", List.of(), call -> answers.allNumbers()),
        admins("held", "command-held", List.of(), call -> answers.held()),
        admins("ledger", "command-ledger", List.of(MONTH), this::ledger));
  }

  private CommandAnswer estimate(CommandCall call) throws LegacyException {
    return answers.estimate(sender(call), call.settings(), call.value("to"), call.value("text"));
  }

  private CommandAnswer ledger(CommandCall call) throws LegacyException {
    return CommandAnswer.of(Text.literal(answers.ledger(call.value("month"))));
  }

  private Outgoing.Sender sender(CommandCall call) throws LegacyException {
    return senders.of(call.user(), call.settings());
  }

  private TransportCommand users(
      String name, String title, List<FormField> fields, Answering work) {
    return command(name, title, Audience.USERS, fields, work);
  }

  private TransportCommand admins(
      String name, String title, List<FormField> fields, Answering work) {
    return command(name, title, Audience.ADMINS, fields, work);
  }

  private TransportCommand command(
      String name, String title, Audience audience, List<FormField> fields, Answering work) {
    return new TransportCommand(
        name, words(title), audience, Text.NONE, fields, call -> answer(work, call));
  }

  private CompletionStage<CommandAnswer> answer(Answering work, CommandCall call) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return work.answer(call);
          } catch (LegacyException refused) {
            throw new CompletionException(refused);
          }
        },
        blocking);
  }

  private static Text words(String key) {
    return Text.of(OfferedCommands.class, key);
  }
}
