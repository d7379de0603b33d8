package im.gangway.core.admin;

import im.gangway.core.address.JidText;
import im.gangway.core.command.CommandNote;
import im.gangway.core.command.CommandNote.Level;
import im.gangway.core.command.CommandRequest;
import im.gangway.core.command.CommandStep;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.form.DataForm;
import im.gangway.core.form.SubmittedForm;
import im.gangway.transport.InvalidAddressException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.xmpp.packet.JID;

/** The form that asks for users, and what becomes of each of them. */
final class AccountForm {
  private static final String FIELD = "accountjids";
  private static final int MOST = 1000;

  private AccountForm() {}

  /**
   * Asks for users.
   *
   * @param work done for each, one after the other: empty when it was, else why not
   */
  static CommandStep ask(
      AdminCommand command, CommandRequest request, Function<JID, CompletionStage<String>> work) {
    DataForm form =
        DataForm.toFillIn(AdminCommand.NAMESPACE)
            .title(request.say(command.name()))
            .instructions(request.say(AdminCommand.text("accounts-help")));
    form.field(FIELD, "jid-multi", request.say(AdminCommand.text("accounts")), List.of())
        .required();
    return new CommandStep.Ask(form.element(), true, (filled, session) -> run(users(filled), work));
  }

  private static CompletionStage<CommandStep> run(
      Set<JID> users, Function<JID, CompletionStage<String>> work) {
    CompletionStage<List<CommandNote>> notes = CompletableFuture.completedFuture(new ArrayList<>());
    for (JID user : users) {
      notes =
          notes.thenCompose(
              told -> work.apply(user).thenApply(outcome -> with(told, user, outcome)));
    }
    return notes.thenApply(told -> new CommandStep.Done(told, Optional.empty()));
  }

  private static List<CommandNote> with(List<CommandNote> told, JID user, String outcome) {
    List<CommandNote> all = new ArrayList<>(told);
    Level level = outcome.equals("done") ? Level.INFO : Level.WARN;
    all.add(new CommandNote(level, AdminCommand.text(outcome, user)));
    return all;
  }

  private static Set<JID> users(SubmittedForm filled) throws StanzaException {
    Set<JID> users = new LinkedHashSet<>();
    for (String text : filled.values(FIELD).orElse(List.of())) {
      if (!text.isBlank()) {
        users.add(user(text.strip()));
      }
    }
    if (users.isEmpty() || users.size() > MOST) {
      throw new StanzaException(
          Condition.NOT_ACCEPTABLE, AdminCommand.text("accounts-wrong", MOST));
    }
    return users;
  }

  private static JID user(String text) throws StanzaException {
    try {
      JID user = JidText.parse(text).asBareJID();
      if (user.getNode() != null) {
        return user;
      }
    } catch (InvalidAddressException invalid) {
      // told below
    }
    throw new StanzaException(Condition.NOT_ACCEPTABLE, AdminCommand.text("no-address", text));
  }
}
