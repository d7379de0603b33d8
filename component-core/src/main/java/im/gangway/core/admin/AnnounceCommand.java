package im.gangway.core.admin;

import im.gangway.core.command.CommandRequest;
import im.gangway.core.command.CommandStep;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.form.DataForm;
import im.gangway.core.form.SubmittedForm;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tells something to all who are connected. */
final class AnnounceCommand implements AdminCommand {
  private static final String FIELD = "announcement";

  private final Announcement announcement;

  AnnounceCommand(Announcement announcement) {
    this.announcement = announcement;
  }

  @Override
  public String action() {
    return "announce";
  }

  @Override
  public CompletionStage<CommandStep> start(CommandRequest request) {
    DataForm form = DataForm.toFillIn(NAMESPACE).title(request.say(name()));
    form.field(FIELD, "text-multi", request.say(AdminCommand.text("announcement")), List.of())
        .required();
    return CompletableFuture.completedFuture(
        new CommandStep.Ask(form.element(), true, (filled, session) -> announce(filled)));
  }

  private CompletionStage<CommandStep> announce(SubmittedForm filled) throws StanzaException {
    String text = String.join("\n", filled.values(FIELD).orElse(List.of())).strip();
    if (text.isEmpty()) {
      throw new StanzaException(
          Condition.NOT_ACCEPTABLE, AdminCommand.text("announcement-missing"));
    }
    return announcement
        .send(text)
        .thenApply(count -> CommandStep.Done.of(AdminCommand.text("announced", count)));
  }
}
