package im.gangway.core.admin;

import im.gangway.core.command.CommandRequest;
import im.gangway.core.command.CommandStep;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.form.DataForm;
import im.gangway.core.form.SubmittedForm;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;

/** The forms that tell how many users there are, and who they are (XEP-0133 §4.13 to §4.22). */
final class UserLists {
  private static final String MAX = "max_items";
  private static final List<String> SIZES = List.of("25", "50", "75", "100", "150", "200");
  private static final String ALL = "none";

  /** More do not fit into a stanza that every server takes. */
  private static final int MOST = 1000;

  private UserLists() {}

  /** The end: a number. */
  static CommandStep number(
      AdminCommand command, CommandRequest request, String field, int number) {
    return CommandStep.Done.of(
        DataForm.result(AdminCommand.NAMESPACE)
            .field(field, "text-single", request.say(command.name()), Integer.toString(number))
            .element());
  }

  /** Asks how many are wanted, and tells them. */
  static CommandStep ask(
      AdminCommand command,
      CommandRequest request,
      String field,
      IntFunction<CompletionStage<List<String>>> users) {
    DataForm form = DataForm.toFillIn(AdminCommand.NAMESPACE).title(request.say(command.name()));
    DataForm.Field max =
        form.field(MAX, "list-single", request.say(AdminCommand.text("max-items")), Set.of("100"));
    SIZES.forEach(size -> max.option(size, size));
    max.option(ALL, request.say(AdminCommand.text("all-items", MOST)));
    return new CommandStep.Ask(
        form.element(),
        true,
        (filled, session) ->
            users.apply(most(filled)).thenApply(found -> list(command, request, field, found)));
  }

  private static int most(SubmittedForm filled) throws StanzaException {
    String wanted = filled.values(MAX).map(values -> String.join("", values)).orElse("");
    if (wanted.isEmpty() || wanted.equals(ALL)) {
      return MOST;
    }
    if (!SIZES.contains(wanted)) {
      throw new StanzaException(Condition.NOT_ACCEPTABLE, AdminCommand.text("max-items-wrong"));
    }
    return Integer.parseInt(wanted);
  }

  private static CommandStep list(
      AdminCommand command, CommandRequest request, String field, List<String> users) {
    DataForm form = DataForm.result(AdminCommand.NAMESPACE);
    form.field(field, "jid-multi", request.say(command.name()), users);
    return CommandStep.Done.of(form.element());
  }
}
