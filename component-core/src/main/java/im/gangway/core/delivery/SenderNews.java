package im.gangway.core.delivery;

import im.gangway.core.contact.Receipt;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaError;
import im.gangway.core.error.StanzaErrors;
import im.gangway.core.storage.OutgoingStore;
import im.gangway.core.storage.StoredOutgoing;
import im.gangway.core.storage.StoredOutgoing.Failure;
import im.gangway.core.storage.StoredOutgoing.Head;
import im.gangway.core.stream.PacedLog;
import im.gangway.core.stream.StanzaSink;
import im.gangway.core.text.Languages;
import im.gangway.core.xml.Elements;
import im.gangway.transport.FailureReason;
import im.gangway.transport.Text;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells senders what became of their messages: a receipt (XEP-0184) if they asked for one and the
 * message has reached its recipient, an error if it has not. Until the server has proven to have
 * that, it is told again after a restart. Thread-safe.
 */
final class SenderNews {
  private static final Logger log = LoggerFactory.getLogger(SenderNews.class);
  private static final int PAGE = 200;

  /** Why a message failed that the operator has taken away; no reason of a network's. */
  static final Failure WITHDRAWN = new Failure("WITHDRAWN", "");

  private final String domain;
  private final OutgoingStore store;
  private final StanzaSink sink;
  private final PacedLog warnings = new PacedLog(log);
  private final AtomicBoolean someUntold = new AtomicBoolean(true);

  /** Messages whose news are on their way to the server; as many as the stream keeps. */
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  SenderNews(String domain, OutgoingStore store, StanzaSink sink) {
    this.domain = domain;
    this.store = store;
    this.sink = sink;
  }

  /** Tells the end of a message; nothing of one that has none yet. */
  void tell(StoredOutgoing message) {
    Element head = head(message.head());
    switch (message.state()) {
      case DELIVERED -> {
        if (message.head().receiptWanted()) {
          send(message, Receipt.of(head));
        }
      }
      case FAILED -> send(message, StanzaErrors.reply(head, error(message)));
      case UNKNOWN -> send(message, StanzaErrors.reply(head, unknown()));
      case WAITING, HANDED_OVER, ACCEPTED -> {
        // the end is still to come
      }
    }
  }

  private void send(StoredOutgoing message, Element news) {
    String id = message.id();
    if (underWay.add(id) && !sink.send(news, routed -> sent(id, routed))) {
      notTold(id);
    }
  }

  private void notTold(String id) {
    underWay.remove(id);
    someUntold.set(true);
  }

  private void sent(String id, boolean routed) {
    if (!routed) {
      notTold(id);
      return;
    }
    store
        .told(id)
        .whenComplete(
            (done, failure) -> {
              underWay.remove(id);
              warn(failure);
            });
  }

  private void warn(@Nullable Throwable failure) {
    if (failure != null) {
      warnings.warn("A sender may be told twice what became of a message: {}", failure.toString());
    }
  }

  /** Tells what could not be told before; once the stream is up. */
  void tellUntold() {
    if (someUntold.getAndSet(false)) {
      turnPage(0);
    }
  }

  private void turnPage(long after) {
    store
        .untold(domain, after, PAGE)
        .whenComplete(
            (page, failure) -> {
              if (page == null) {
                warnings.warn("What senders wait for cannot be read: {}", String.valueOf(failure));
                someUntold.set(true);
              } else if (!page.messages().isEmpty()) {
                page.messages().forEach(this::tell);
                sink.whenReady(() -> turnPage(page.last()));
              }
            });
  }

  private static StanzaError unknown() {
    return StanzaError.of(Condition.REMOTE_SERVER_TIMEOUT, Text.of(SenderNews.class, "unknown"));
  }

  private static StanzaError error(StoredOutgoing message) {
    Failure failure = message.failure().orElse(new Failure(FailureReason.INTERNAL.name(), ""));
    if (failure.reason().equals(WITHDRAWN.reason())) {
      return StanzaError.of(Condition.NOT_ALLOWED, Text.of(SenderNews.class, "withdrawn"));
    }
    FailureReason reason = reason(failure.reason());
    if (reason == FailureReason.NETWORK_UNREACHABLE && failure.text().isEmpty()) {
      return StanzaError.of(Condition.REMOTE_SERVER_TIMEOUT, Text.of(SenderNews.class, "given-up"));
    }
    // The service has tried for a while: the recipient cannot be reached for now.
    return reason == FailureReason.RECIPIENT_OFFLINE
        ? StanzaError.of(Condition.RECIPIENT_UNAVAILABLE, Text.literal(failure.text()))
        : StanzaErrors.of(reason, Text.literal(failure.text()));
  }

  /** What an older or newer version has stored may not be known here. */
  private static FailureReason reason(String stored) {
    for (FailureReason reason : FailureReason.values()) {
      if (reason.name().equals(stored)) {
        return reason;
      }
    }
    return FailureReason.INTERNAL;
  }

  private static Element head(Head head) {
    Element element = Elements.create("message");
    head.stanzaId().ifPresent(id -> element.addAttribute("id", id));
    element.addAttribute("from", head.sender());
    element.addAttribute("to", head.addressee());
    element.addAttribute("type", head.type());
    head.language().ifPresent(tag -> element.addAttribute(Languages.ATTRIBUTE, tag));
    return element;
  }
}
