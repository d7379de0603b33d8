package im.gangway.core.roster;

import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.PendingIqs;
import im.gangway.core.session.UserSession;
import im.gangway.core.text.Languages;
import im.gangway.core.xml.Elements;
import im.gangway.core.xml.StanzaIds;
import im.gangway.transport.Text;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;

/**
 * Suggests contacts to the user: to a client that understands it (XEP-0144), else in a message. So
 * many at a time at most, and never additions, changes and removals together. Confined to the
 * user's mailbox.
 */
final class RosterSuggestions {
  static final String ROSTERX = "http://jabber.org/protocol/rosterx";
  private static final String DISCO = "http://jabber.org/protocol/disco#info";
  private static final int MAX_ITEMS = 150;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** A client may let the user decide first. */
  private static final Duration DECISION = Duration.ofMinutes(5);

  private final UserSession session;
  private final GatewayContext context;
  private final ContactPresences presences;
  private final Map<JID, Boolean> understanding = new HashMap<>();
  private boolean rejected;

  RosterSuggestions(UserSession session, GatewayContext context, ContactPresences presences) {
    this.session = session;
    this.context = context;
    this.presences = presences;
  }

  /** What a stanza suggests, and what to note about each contact once it was heard. */
  private record Step(String action, List<Listing> listings, Consumer<Listing> heard) {}

  /** Whether somebody is there who could follow them, and has not declined. */
  boolean arePossible() {
    return !rejected && !presences.resources().isEmpty();
  }

  void left(JID resource) {
    understanding.remove(resource);
  }

  void forgetSession() {
    rejected = false;
  }

  /** Suggests the changes to the first client that understands them. */
  void make(RosterChanges changes, RosterFilling.Progress progress) {
    choose(
        new ArrayDeque<>(presences.resources()),
        client -> {
          if (client.isPresent()) {
            suggest(steps(changes, progress), client.get(), progress);
          } else {
            tell(changes, progress);
            progress.done();
          }
        });
  }

  private void choose(Queue<JID> resources, Consumer<Optional<JID>> then) {
    JID resource = resources.poll();
    if (resource == null) {
      then.accept(Optional.empty());
      return;
    }
    Boolean understands = understanding.get(resource);
    if (understands == null) {
      learn(resource, able -> choose(able ? new ArrayDeque<>(List.of(resource)) : resources, then));
    } else if (understands) {
      then.accept(Optional.of(resource));
    } else {
      choose(resources, then);
    }
  }

  private void learn(JID resource, Consumer<Boolean> then) {
    IQ question = request(IQ.Type.get, resource, Elements.create("query", DISCO));
    PendingIqs.of(session)
        .ask(question, PATIENCE)
        .whenComplete(
            (answer, failure) -> {
              boolean able = answer != null && understands(answer);
              understanding.put(resource, able);
              then.accept(able);
            });
  }

  private static boolean understands(IQ answer) {
    Element query = Elements.child(answer.getElement(), "query", DISCO);
    return query != null
        && Elements.children(query, "feature", DISCO).stream()
            .anyMatch(feature -> ROSTERX.equals(feature.attributeValue("var")));
  }

  private Queue<Step> steps(RosterChanges changes, RosterFilling.Progress progress) {
    Queue<Step> steps = new ArrayDeque<>();
    add(steps, "delete", changes.removed(), progress::takenLeave);
    add(steps, "add", changes.added(), progress::listed);
    add(steps, "modify", changes.modified(), progress::listed);
    return steps;
  }

  private static void add(
      Queue<Step> steps, String action, List<Listing> listings, Consumer<Listing> heard) {
    for (int from = 0; from < listings.size(); from += MAX_ITEMS) {
      int to = Math.min(listings.size(), from + MAX_ITEMS);
      steps.add(new Step(action, listings.subList(from, to), heard));
    }
  }

  private void suggest(Queue<Step> steps, JID client, RosterFilling.Progress progress) {
    Step step = steps.poll();
    if (step == null) {
      progress.done();
      return;
    }
    PendingIqs.of(session)
        .ask(request(IQ.Type.set, client, items(step)), DECISION)
        .whenComplete((answer, failure) -> answered(answer, step, steps, client, progress));
  }

  /** A client that declines is left in peace; silence is taken for consent. */
  private void answered(
      @Nullable IQ answer,
      Step step,
      Queue<Step> steps,
      JID client,
      RosterFilling.Progress progress) {
    if (answer != null && answer.getType() == IQ.Type.error) {
      rejected = true;
      progress.done();
    } else {
      step.listings().forEach(step.heard());
      suggest(steps, client, progress);
    }
  }

  /** In words, only who is new is worth telling. */
  private void tell(RosterChanges changes, RosterFilling.Progress progress) {
    Queue<Step> steps = new ArrayDeque<>();
    add(steps, "add", changes.added(), progress::listed);
    for (Step step : steps) {
      Message message = new Message();
      message.setType(Message.Type.chat);
      message.setID(StanzaIds.next());
      message.setFrom(context.addresses().gateway());
      message.setTo(session.user());
      message.setBody(words(step.listings()));
      Languages.mark(message.getElement(), session.language());
      message.getElement().add(items(step));
      session.send(message);
      step.listings().forEach(step.heard());
    }
    changes.removed().forEach(progress::takenLeave);
    changes.modified().forEach(progress::listed);
  }

  private String words(List<Listing> listings) {
    StringBuilder words = new StringBuilder(text("your-contacts", context.info().name()));
    for (Listing listing : listings) {
      words.append('\n').append(listing.jid());
      if (!listing.name().isEmpty()) {
        words.append(" (").append(listing.name()).append(')');
      }
    }
    words.append('\n').append(text("or-introduce"));
    return words.toString();
  }

  private String text(String key, Object... arguments) {
    return Text.of(RosterSuggestions.class, key, arguments).in(session.language());
  }

  private static Element items(Step step) {
    Element suggestion = Elements.create("x", ROSTERX);
    for (Listing listing : step.listings()) {
      Element item = Elements.add(suggestion, "item");
      item.addAttribute("action", step.action());
      item.addAttribute("jid", listing.jid());
      if (!listing.name().isEmpty()) {
        item.addAttribute("name", listing.name());
      }
      listing.groups().forEach(group -> Elements.addText(item, "group", group));
    }
    return suggestion;
  }

  private IQ request(IQ.Type type, JID to, Element payload) {
    IQ request = new IQ(type);
    request.setFrom(context.addresses().gateway());
    request.setTo(to);
    request.getElement().add(payload);
    return request;
  }
}
