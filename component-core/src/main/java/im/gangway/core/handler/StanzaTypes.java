package im.gangway.core.handler;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/** The types of stanzas, read so that unknown ones are no exception. */
public final class StanzaTypes {
  private static final Map<String, Message.Type> MESSAGES = byName(Message.Type.values());
  private static final Map<String, Presence.Type> PRESENCES = byName(Presence.Type.values());
  private static final Map<String, IQ.Type> IQS = byName(IQ.Type.values());

  private StanzaTypes() {}

  /** A message's type; an unknown one counts as normal (RFC 6121 §5.2.2). */
  public static Message.Type message(Message message) {
    return MESSAGES.getOrDefault(attribute(message), Message.Type.normal);
  }

  /** A presence's type; absent for "available", and for unknown ones see {@link #isAvailable}. */
  public static Optional<Presence.Type> presence(Presence presence) {
    return Optional.ofNullable(PRESENCES.get(attribute(presence)));
  }

  /** Whether a presence says that its sender is available. */
  public static boolean isAvailable(Presence presence) {
    return attribute(presence).isEmpty();
  }

  /** Whether a presence has this type. */
  public static boolean is(Presence presence, Presence.Type type) {
    return attribute(presence).equals(type.name());
  }

  /** Whether a message has this type. */
  public static boolean is(Message message, Message.Type type) {
    return message(message) == type;
  }

  /** An IQ's type; absent when it is none that exists. */
  public static Optional<IQ.Type> iq(IQ iq) {
    return Optional.ofNullable(IQS.get(attribute(iq)));
  }

  private static String attribute(Packet packet) {
    String type = packet.getElement().attributeValue("type");
    return type == null ? "" : type;
  }

  private static <E extends Enum<E>> Map<String, E> byName(E[] values) {
    return Arrays.stream(values).collect(Collectors.toUnmodifiableMap(Enum::name, each -> each));
  }
}
