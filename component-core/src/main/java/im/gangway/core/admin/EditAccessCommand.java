package im.gangway.core.admin;

import im.gangway.core.command.CommandRequest;
import im.gangway.core.command.CommandStep;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.form.DataForm;
import im.gangway.core.form.SubmittedForm;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.xmpp.packet.JID;

/**
 * Changes whom admins have let in or shut out beside the configuration: the blacklist and the
 * whitelist of XEP-0133 §4.11 and §4.12.
 *
 * @param denied whether it is the list of those shut out
 */
record EditAccessCommand(AccessRules rules, boolean denied) implements AdminCommand {
  private static final String PART = "[^@/\\s\"&'<>:]+";
  private static final Pattern ENTRY = Pattern.compile("\\*|(" + PART + "@)?" + PART);
  private static final int MOST = 10_000;

  @Override
  public String action() {
    return denied ? "edit-blacklist" : "edit-whitelist";
  }

  private String field() {
    return denied ? "blacklistjids" : "whitelistjids";
  }

  @Override
  public CompletionStage<CommandStep> start(CommandRequest request) {
    DataForm form =
        DataForm.toFillIn(NAMESPACE)
            .title(request.say(name()))
            .instructions(request.say(AdminCommand.text(action() + "-help")));
    form.field(
        field(),
        "jid-multi",
        request.say(AdminCommand.text("entries")),
        new TreeSet<>(rules.added(denied)));
    return CompletableFuture.completedFuture(
        new CommandStep.Ask(
            form.element(), true, (filled, session) -> save(request.from(), filled)));
  }

  private CompletionStage<CommandStep> save(JID admin, SubmittedForm filled)
      throws StanzaException {
    Set<String> entries = entries(filled.values(field()).orElse(List.of()));
    if (rules.allows(admin) && !rules.wouldAllow(admin, denied, entries)) {
      throw new StanzaException(Condition.NOT_ACCEPTABLE, AdminCommand.text("yourself"));
    }
    return rules
        .replace(denied, entries)
        .thenApply(
            saved -> CommandStep.Done.of(AdminCommand.text("entries-saved", entries.size())));
  }

  private static Set<String> entries(List<String> texts) throws StanzaException {
    Set<String> entries = new TreeSet<>();
    for (String text : texts) {
      String entry = text.strip().toLowerCase(Locale.ROOT);
      if (!entry.isEmpty() && !ENTRY.matcher(entry).matches()) {
        throw new StanzaException(
            Condition.NOT_ACCEPTABLE, AdminCommand.text("entry-wrong", entry));
      }
      entries.add(entry);
    }
    entries.remove("");
    if (entries.size() > MOST) {
      throw new StanzaException(
          Condition.NOT_ACCEPTABLE, AdminCommand.text("entries-too-many", MOST));
    }
    return entries;
  }
}
