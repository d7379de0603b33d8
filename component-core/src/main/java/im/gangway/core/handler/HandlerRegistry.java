package im.gangway.core.handler;

import im.gangway.core.address.TargetKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.dom4j.Element;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Message;
import org.xmpp.packet.Presence;

/**
 * The handlers of one domain, and with them what service discovery says it can do.
 *
 * <p>Filled by one thread before the stream starts; read by all afterwards.
 */
public final class HandlerRegistry {
  private final Map<String, List<IqHandler>> iqs = new HashMap<>();
  private final List<MessageHandler> messages = new ArrayList<>();
  private final List<PresenceHandler> presences = new ArrayList<>();
  private final Map<TargetKind, SortedSet<String>> features = new EnumMap<>(TargetKind.class);
  private final Map<TargetKind, List<Element>> forms = new EnumMap<>(TargetKind.class);

  /** Adds a handler of requests. */
  public HandlerRegistry iq(IqHandler handler) {
    iqs.computeIfAbsent(handler.namespace(), unused -> new ArrayList<>()).add(handler);
    handler.targets().forEach(kind -> featuresOf(kind).addAll(handler.features()));
    return this;
  }

  /** Adds a handler of messages. */
  public HandlerRegistry message(MessageHandler handler) {
    messages.add(handler);
    return this;
  }

  /** Adds a handler of presences. */
  public HandlerRegistry presence(PresenceHandler handler) {
    presences.add(handler);
    return this;
  }

  /** Adds features that come from no request handler. */
  public HandlerRegistry feature(TargetKind kind, String... names) {
    featuresOf(kind).addAll(List.of(names));
    return this;
  }

  /**
   * Adds a data form of type result to what service discovery tells (XEP-0128); it must never
   * change, since entity capabilities promise it.
   */
  public HandlerRegistry form(TargetKind kind, Element form) {
    forms.computeIfAbsent(kind, unused -> new ArrayList<>()).add(form.createCopy());
    return this;
  }

  /** The forms that service discovery shows for a kind of target. */
  public List<Element> forms(TargetKind kind) {
    return List.copyOf(forms.getOrDefault(kind, List.of()));
  }

  /** What service discovery shows for a kind of target, in order. */
  public Set<String> features(TargetKind kind) {
    return new TreeSet<>(featuresOf(kind));
  }

  /** All handlers of a namespace at a kind of target. */
  List<IqHandler> iqHandlers(String namespace, TargetKind kind) {
    return iqs.getOrDefault(namespace, List.of()).stream()
        .filter(handler -> handler.targets().contains(kind))
        .toList();
  }

  /** The handler of this request, if its namespace is known at that target. */
  static Optional<IqHandler> select(List<IqHandler> handlers, String element, IQ.Type type) {
    return handlers.stream()
        .filter(handler -> handler.element().equals(element) && handler.types().contains(type))
        .findFirst();
  }

  Optional<MessageHandler> messageHandler(Message message, TargetKind kind) {
    for (MessageHandler handler : messages) {
      if (handler.targets().contains(kind) && handler.handles(message)) {
        return Optional.of(handler);
      }
    }
    return Optional.empty();
  }

  Optional<PresenceHandler> presenceHandler(Presence presence, TargetKind kind) {
    for (PresenceHandler handler : presences) {
      if (handler.targets().contains(kind) && handler.handles(presence)) {
        return Optional.of(handler);
      }
    }
    return Optional.empty();
  }

  private SortedSet<String> featuresOf(TargetKind kind) {
    return features.computeIfAbsent(kind, unused -> new TreeSet<>());
  }
}
