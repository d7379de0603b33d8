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
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends the whole process, after a time in which users can be told. */
final class ShutdownCommand implements AdminCommand {
  private static final List<String> DELAYS = List.of("1", "30", "60", "180", "300", "600");

  private final Announcement announcement;
  private final ScheduledExecutorService scheduler;
  private final Runnable end;

  ShutdownCommand(Announcement announcement, ScheduledExecutorService scheduler, Runnable end) {
    this.announcement = announcement;
    this.scheduler = scheduler;
    this.end = end;
  }

  @Override
  public String action() {
    return "shutdown";
  }

  @Override
  public CompletionStage<CommandStep> start(CommandRequest request) {
    DataForm form = DataForm.toFillIn(NAMESPACE).title(request.say(name()));
    DataForm.Field delay =
        form.field("delay", "list-single", request.say(AdminCommand.text("delay")), List.of("30"));
    DELAYS.forEach(each -> delay.option(each, request.say(AdminCommand.text("seconds", each))));
    delay.required();
    form.field(
        "announcement", "text-multi", request.say(AdminCommand.text("announcement")), List.of());
    return CompletableFuture.completedFuture(
        new CommandStep.Ask(form.element(), true, (filled, session) -> shutDown(filled)));
  }

  private CompletionStage<CommandStep> shutDown(SubmittedForm filled) throws StanzaException {
    String delay = text(filled, "delay");
    if (!DELAYS.contains(delay)) {
      throw new StanzaException(Condition.NOT_ACCEPTABLE, AdminCommand.text("delay-wrong"));
    }
    String words = text(filled, "announcement");
    CompletionStage<Integer> told =
        words.isEmpty() ? CompletableFuture.completedFuture(0) : announcement.send(words);
    return told.thenApply(
        count -> {
          // the answer to the admin goes first
          scheduler.schedule(end, Long.parseLong(delay), TimeUnit.SECONDS);
          return CommandStep.Done.of(AdminCommand.text("shutting-down", delay));
        });
  }

  private static String text(SubmittedForm filled, String field) {
    return String.join("\n", filled.values(field).orElse(List.of())).strip();
  }
}
