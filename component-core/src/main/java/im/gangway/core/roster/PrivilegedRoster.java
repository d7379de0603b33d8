package im.gangway.core.roster;

import im.gangway.core.handler.PendingIqs;
import im.gangway.core.privilege.Privilege;
import im.gangway.core.session.UserSession;
import im.gangway.core.xml.Elements;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;

/**
 * Changes the user's roster by the server's leave (XEP-0356 §4.3): one entry after the other, since
 * a roster takes one at a time (RFC 6121 §2.1.5), and only what is not the user's own choice.
 * Confined to the user's mailbox.
 */
final class PrivilegedRoster {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<String> REFUSALS =
      List.of("forbidden", "not-allowed", "not-authorized", "service-unavailable");

  private final UserSession session;
  private final JID gateway;

  PrivilegedRoster(UserSession session, JID gateway) {
    this.session = session;
    this.gateway = gateway;
  }

  /** A change of the roster, and what to do once it is made. */
  private record Step(RosterItem item, Runnable made) {}

  /** Makes the changes; where the roster can be read, what the user chose is left alone. */
  void fill(RosterChanges changes, Privilege privilege, RosterFilling.Progress progress) {
    if (!privilege.readsRosters()) {
      run(new Plan(Map.of(), false, progress).steps(changes), progress::refused, progress::done);
      return;
    }
    ask(
        IQ.Type.get,
        Elements.create("query", RosterItem.NAMESPACE),
        answer -> {
          Element query = payload(answer);
          if (query == null) {
            progress.refused();
            progress.done();
          } else {
            Map<String, RosterItem> roster = RosterItem.all(query);
            run(new Plan(roster, true, progress).steps(changes), progress::refused, progress::done);
          }
        });
  }

  /**
   * Removes contacts.
   *
   * @param refused takes those that the server does not remove after all
   */
  void removeAll(List<Entry> contacts, Consumer<List<Entry>> refused) {
    Set<Entry> left = new LinkedHashSet<>(contacts);
    Queue<Step> steps = new ArrayDeque<>();
    for (Entry entry : contacts) {
      steps.add(new Step(removal(entry.jid.toString()), () -> left.remove(entry)));
    }
    session.unsettled();
    run(steps, () -> refused.accept(List.copyOf(left)), session::settled);
  }

  private static RosterItem removal(String jid) {
    return new RosterItem(jid, "", List.of(), RosterItem.REMOVE);
  }

  private void run(Queue<Step> steps, Runnable refused, Runnable done) {
    Step step = steps.poll();
    if (step == null) {
      done.run();
      return;
    }
    ask(
        IQ.Type.set,
        step.item().query(),
        answer -> {
          if (isRefused(answer)) {
            refused.run();
            done.run();
          } else {
            step.made().run();
            run(steps, refused, done);
          }
        });
  }

  /** The answer is null where none came. */
  private void ask(IQ.Type type, Element payload, Consumer<@Nullable IQ> then) {
    IQ request = new IQ(type);
    request.setFrom(gateway);
    request.setTo(session.user());
    request.getElement().add(payload);
    PendingIqs.of(session)
        .ask(request, PATIENCE)
        .whenComplete((answer, failure) -> then.accept(answer));
  }

  private static @Nullable Element payload(@Nullable IQ answer) {
    return answer == null || answer.getType() != IQ.Type.result
        ? null
        : Elements.child(answer.getElement(), "query", RosterItem.NAMESPACE);
  }

  /** An error about one entry says nothing about the others. */
  private static boolean isRefused(@Nullable IQ answer) {
    if (answer == null) {
      return true;
    }
    Element error = Elements.child(answer.getElement(), "error");
    return answer.getType() == IQ.Type.error
        && (error == null
            || Elements.children(error).stream()
                .anyMatch(condition -> REFUSALS.contains(condition.getName())));
  }

  /** Turns changes into steps, with what the roster holds now. */
  private static final class Plan {
    private final Map<String, RosterItem> roster;
    private final boolean known;
    private final RosterFilling.Progress progress;
    private final Queue<Step> steps = new ArrayDeque<>();

    Plan(Map<String, RosterItem> roster, boolean known, RosterFilling.Progress progress) {
      this.roster = roster;
      this.known = known;
      this.progress = progress;
    }

    Queue<Step> steps(RosterChanges changes) {
      changes.removed().forEach(this::remove);
      changes.added().forEach(this::add);
      changes.modified().forEach(this::modify);
      return steps;
    }

    private void remove(Listing listing) {
      if (known && !roster.containsKey(listing.jid())) {
        progress.removed(listing);
      } else {
        steps.add(new Step(removal(listing.jid()), () -> progress.removed(listing)));
      }
    }

    private void add(Listing listing) {
      RosterItem present = roster.get(listing.jid());
      if (present != null && present.subscription().equals(RosterItem.BOTH)) {
        progress.subscribed(listing);
        return;
      }
      String name = present == null ? "" : present.name();
      List<String> groups = present == null ? List.of() : present.groups();
      RosterItem item =
          new RosterItem(
              listing.jid(),
              name.isEmpty() ? listing.name() : name,
              groups.isEmpty() ? listing.groups() : groups,
              RosterItem.BOTH);
      steps.add(new Step(item, () -> progress.subscribed(listing)));
    }

    /** What differs from what the gateway set is the user's choice. */
    private void modify(Listing listing) {
      RosterItem present = roster.get(listing.jid());
      if (present == null) {
        progress.listed(listing);
        return;
      }
      Entry entry = listing.entry();
      String name = present.name().equals(entry.name) ? listing.name() : present.name();
      List<String> groups =
          sameGroups(present.groups(), entry.groups) ? listing.groups() : present.groups();
      RosterItem item = new RosterItem(listing.jid(), name, groups, present.subscription());
      if (item.equals(present)) {
        progress.listed(listing);
      } else {
        steps.add(new Step(item, () -> progress.listed(listing)));
      }
    }

    private static boolean sameGroups(List<String> one, List<String> other) {
      return one.size() == other.size() && one.containsAll(other);
    }
  }
}
