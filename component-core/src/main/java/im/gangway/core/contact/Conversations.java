package im.gangway.core.contact;

import im.gangway.core.xml.Elements;
import im.gangway.transport.LegacyAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dom4j.Element;
import org.xmpp.packet.JID;

/**
 * How the user and single legacy users talk: in which thread, and which of the user's clients show
 * who is writing. Confined to the user's mailbox.
 */
final class Conversations {
  static final String CHAT_STATES = "http://jabber.org/protocol/chatstates";
  private static final int REMEMBERED = 200;
  private static final int MAX_CLIENTS = 10;
  private static final int LONGEST_THREAD = 256;

  private final Map<LegacyAddress, Conversation> byContact = new BoundedMap<>(REMEMBERED);

  private static final class Conversation {
    private Optional<String> thread = Optional.empty();
    private final Set<JID> clients = new LinkedHashSet<>();
    private boolean named;
  }

  /** Notes what a message of the user's tells about the conversation, beside what it says. */
  void heard(JID from, LegacyAddress to, Element message) {
    Optional<String> thread =
        Optional.ofNullable(Elements.childText(message, "thread"))
            .filter(name -> !name.isEmpty() && name.length() <= LONGEST_THREAD);
    boolean states = Elements.children(message).stream().anyMatch(Conversations::isChatState);
    if (thread.isEmpty() && !states && !byContact.containsKey(to)) {
      return;
    }
    Conversation conversation = with(to);
    if (Elements.child(message, "body") != null) {
      conversation.thread = thread;
    }
    if (states && conversation.clients.size() < MAX_CLIENTS) {
      conversation.clients.add(from);
    }
  }

  private static boolean isChatState(Element child) {
    return child.getNamespaceURI().equals(CHAT_STATES);
  }

  private Conversation with(LegacyAddress contact) {
    return byContact.computeIfAbsent(contact, unused -> new Conversation());
  }

  /** The thread in which the user wrote last (XEP-0201 §4.3). */
  Optional<String> thread(LegacyAddress contact) {
    return Optional.ofNullable(byContact.get(contact)).flatMap(known -> known.thread);
  }

  /** The user's clients that told this contact that the user was writing (XEP-0085 §5.1). */
  List<JID> clients(LegacyAddress contact) {
    Conversation known = byContact.get(contact);
    return known == null ? List.of() : new ArrayList<>(known.clients);
  }

  /** Whether the contact's name has not been told yet; it is now. */
  boolean introduce(LegacyAddress contact) {
    Conversation conversation = with(contact);
    boolean first = !conversation.named;
    conversation.named = true;
    return first;
  }
}
