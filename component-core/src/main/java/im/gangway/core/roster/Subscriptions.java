package im.gangway.core.roster;

import im.gangway.core.session.UserSession;
import im.gangway.transport.ContactSession;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.Text;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence.Type;

/**
 * Who may see whom, between a user and the user's contacts (RFC 6121 §3, XEP-0100 §4.6 to §4.11):
 * nobody is ever subscribed without having asked, and a contact asks at most once a day. Confined
 * to the user's mailbox.
 */
final class Subscriptions {
  private static final Logger log = LoggerFactory.getLogger(Subscriptions.class);

  private final UserSession session;
  private final ContactBook book;
  private final ContactStanzas stanzas;
  private final ContactPresences presences;
  private final boolean approval;

  /**
   * @param approval whether the network has contacts who agree to be seen; where not, whoever the
   *     user adds is a contact at once
   */
  Subscriptions(
      UserSession session,
      ContactBook book,
      ContactStanzas stanzas,
      ContactPresences presences,
      boolean approval) {
    this.session = session;
    this.book = book;
    this.stanzas = stanzas;
    this.presences = presences;
    this.approval = approval;
  }

  /** The user wants to see a contact. */
  void wanted(LegacyAddress address, JID asked, String alias, String reason) {
    Optional<Entry> found = book.findOrAdd(address);
    if (found.isEmpty()) {
      Text why = Text.of(Subscriptions.class, "too-many");
      stanzas.subscription(asked, Type.unsubscribed, why);
      return;
    }
    Entry entry = found.get();
    if (entry.seen) {
      stanzas.subscription(entry.jid, Type.subscribed, Text.NONE);
      presences.announce(entry);
      return;
    }
    entry.wanted = true;
    entry.unwanted = false;
    entry.alias = alias;
    entry.reason = reason;
    // Who has asked to see the user is content to be seen, unless the network says otherwise.
    if (!approval || entry.onList != null || entry.sees) {
      accept(entry);
    } else {
      book.save(entry);
    }
    if (approval && entry.onList == null) {
      ask(entry);
    }
  }

  private void ask(Entry entry) {
    if (entry.told || !session.legacy().isActive()) {
      return;
    }
    entry.told = true;
    Optional<String> alias = Optional.of(entry.alias).filter(name -> !name.isBlank());
    String reason = entry.reason;
    call(legacy -> legacy.subscribe(entry.address, alias, reason))
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                askFailed(entry, failure);
              }
            });
  }

  private void askFailed(Entry entry, Throwable failure) {
    if (!book.holds(entry) || !entry.wanted) {
      return;
    }
    switch (Verdict.of(failure)) {
      case NO_SUCH_ABILITY -> accept(entry);
      case FINAL -> refuse(entry, Verdict.text(failure));
      case PASSING -> entry.told = false;
    }
  }

  /** The contact is seen from now on. */
  void accept(Entry entry) {
    entry.wanted = false;
    entry.seen = true;
    entry.unwanted = false;
    stanzas.subscription(entry.jid, Type.subscribed, Text.NONE);
    presences.announce(entry);
    if (!entry.sees && !book.askedLately(entry)) {
      entry.askedAt = session.now();
      stanzas.subscribe(entry.jid, entry.title(), "");
    }
    book.save(entry);
  }

  /** The contact is not to be seen. */
  void refuse(Entry entry, Text text) {
    entry.wanted = false;
    stanzas.subscription(entry.jid, Type.unsubscribed, text);
    book.save(entry);
  }

  /** The user lets a contact see him. */
  void allowed(LegacyAddress address) {
    book.find(address)
        .ifPresent(
            entry -> {
              entry.sees = true;
              if (entry.requested) {
                answer(entry, true);
              }
              book.save(entry);
            });
  }

  /** The user does not let a contact see him, or no longer. */
  void denied(LegacyAddress address) {
    book.find(address)
        .ifPresent(
            entry -> {
              if (entry.sees || entry.requested) {
                answer(entry, false);
              }
              entry.sees = false;
              book.save(entry);
            });
  }

  /** Tells the contact the user's answer; networks ask again what they were not told. */
  void answer(Entry entry, boolean allowed) {
    entry.requested = false;
    if (session.legacy().isActive()) {
      logged(call(legacy -> legacy.allow(entry.address, allowed)));
    }
  }

  /** The user does not want to see a contact any more. */
  void unwanted(LegacyAddress address, JID asked) {
    Optional<Entry> known = book.find(address);
    stanzas.subscription(known.map(entry -> entry.jid).orElse(asked), Type.unsubscribed, Text.NONE);
    known.ifPresent(
        entry -> {
          presences.vanish(entry);
          forget(entry);
        });
  }

  /** The user has removed a contact from the roster; the server says so itself. */
  void removed(Entry entry) {
    presences.vanish(entry);
    if (entry.sees || entry.requested) {
      answer(entry, false);
    }
    entry.sees = false;
    forget(entry);
  }

  private void forget(Entry entry) {
    boolean known = entry.seen || entry.wanted || entry.onList != null || entry.listed;
    entry.seen = false;
    entry.wanted = false;
    entry.listed = false;
    entry.onList = null;
    entry.told = false;
    entry.askedAt = null;
    entry.unwanted = approval && known;
    book.save(entry);
    leave(entry);
  }

  private void leave(Entry entry) {
    if (!entry.unwanted || !session.legacy().isActive()) {
      return;
    }
    call(legacy -> legacy.unsubscribe(entry.address))
        .whenComplete((done, failure) -> left(entry, failure));
  }

  private void left(Entry entry, @Nullable Throwable failure) {
    if (failure == null || Verdict.of(failure) != Verdict.PASSING) {
      entry.unwanted = false;
      book.save(entry);
    }
  }

  /** The legacy session is up: it is told what it has missed. */
  void online() {
    for (Entry entry : book.all()) {
      leave(entry);
      if (entry.wanted) {
        ask(entry);
      }
    }
  }

  private CompletionStage<Void> call(Function<ContactSession, CompletionStage<Void>> call) {
    return session.legacy().call(ContactSession.class, call);
  }

  private static void logged(CompletionStage<Void> answer) {
    answer.whenComplete(
        (done, failure) -> {
          if (failure != null && Verdict.of(failure) != Verdict.NO_SUCH_ABILITY) {
            log.info("The network did not take an answer about a contact: {}", failure.toString());
          }
        });
  }
}
