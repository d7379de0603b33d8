package im.gangway.core.handler;

import im.gangway.core.address.GatewayAddresses;
import im.gangway.core.address.JidText;
import im.gangway.core.address.Target;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaError;
import im.gangway.core.error.StanzaErrors;
import im.gangway.core.session.Sessions;
import im.gangway.core.session.UserSession;
import im.gangway.core.stream.PacedLog;
import im.gangway.core.stream.StanzaSink;
import im.gangway.core.text.Languages;
import im.gangway.core.xml.Elements;
import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.Text;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/**
 * Takes stanzas from the stream, checks from whom and to what they are, and puts them into the
 * mailbox of their sender. Called on the I/O thread: it decodes, enqueues and returns.
 */
public final class Router {
  private static final Logger log = LoggerFactory.getLogger(Router.class);
  private static final String REGISTER = "jabber:iq:register";
  private static final Set<String> FOR_USERS =
      Set.of(
          "http://jabber.org/protocol/disco#items",
          REGISTER,
          "jabber:iq:gateway",
          "jabber:iq:search");

  private final GatewayAddresses addresses;
  private final Sessions sessions;
  private final Predicate<JID> access;
  private final StanzaSink sink;
  private final StanzaOutcomes outcomes;
  private final Dispatcher dispatcher;
  private final PacedLog warnings = new PacedLog(log);

  /**
   * @param access who may use the gateway; everybody may ask the gateway itself what it is
   * @param gate asked before any handler, on the mailbox
   * @param sink where errors go that no session answers
   */
  public Router(
      GatewayAddresses addresses,
      HandlerRegistry handlers,
      Sessions sessions,
      Predicate<JID> access,
      StanzaGate gate,
      StanzaSink sink) {
    this(addresses, handlers, sessions, access, gate, sink, (stanza, done) -> {});
  }

  /**
   * The same with somebody who counts.
   *
   * @param outcomes told of everything that came in and asked for something
   */
  public Router(
      GatewayAddresses addresses,
      HandlerRegistry handlers,
      Sessions sessions,
      Predicate<JID> access,
      StanzaGate gate,
      StanzaSink sink,
      StanzaOutcomes outcomes) {
    this.addresses = addresses;
    this.sessions = sessions;
    this.access = access;
    this.sink = sink;
    this.outcomes = outcomes;
    this.dispatcher = new Dispatcher(handlers, gate, sink, outcomes);
  }

  /** Routes one stanza; whatever it holds, nothing is thrown. */
  public void route(Element stanza) {
    try {
      routeChecked(stanza);
    } catch (RuntimeException | Error bug) {
      log.error("A stanza could not be routed; only that one is lost", bug);
      refuse(stanza, StanzaError.of(Condition.INTERNAL_SERVER_ERROR, Text.NONE));
    }
  }

  private void routeChecked(Element stanza) {
    JID from = address(stanza, "from");
    if (from == null) {
      return;
    }
    if (addresses.isOurs(from)) {
      fromOurselves(stanza);
      return;
    }
    JID to;
    try {
      to = JidText.parse(String.valueOf(stanza.attributeValue("to")));
    } catch (InvalidAddressException malformed) {
      refuse(stanza, malformed(stanza, malformed));
      return;
    }
    if (addresses.isOurs(to)) {
      stanza.addAttribute("to", to.toString());
      routeTo(to, stanza, from);
    } else {
      notServed(stanza);
    }
  }

  /** Nobody there is a user: the gateway would be its own. */
  private void fromOurselves(Element stanza) {
    boolean registers =
        stanza.getName().equals("iq")
            && stanza.elements().stream()
                .anyMatch(payload -> payload.getNamespaceURI().equals(REGISTER));
    if (registers) {
      refuse(stanza, StanzaError.of(Condition.FORBIDDEN, Text.of(Router.class, "itself")));
    }
  }

  /** What can be nobody's address on the network is not there (XEP-0100 §5.3). */
  private void routeTo(JID to, Element stanza, JID from) {
    Target target;
    try {
      target = addresses.target(to);
    } catch (InvalidAddressException unknown) {
      nobody(stanza, from, unknown);
      return;
    }
    if (mayPass(stanza, from, target)) {
      enqueue(stanza, from, target);
    }
  }

  /** A routing mistake of the server: questions are answered, the rest goes nowhere. */
  private void notServed(Element stanza) {
    if (stanza.getName().equals("iq")) {
      refuse(stanza, StanzaError.of(Condition.ITEM_NOT_FOUND, Text.of(Router.class, "not-served")));
    }
  }

  /** Whoever wants to see the presence of nobody is told that they cannot (RFC 6121 §3.1.3). */
  private void nobody(Element stanza, JID from, InvalidAddressException unknown) {
    String type = stanza.attributeValue("type", "");
    boolean wish = type.equals("subscribe") || type.equals("unsubscribe");
    if (wish && stanza.getName().equals("presence")) {
      Element answer = Elements.create("presence");
      answer.addAttribute("type", "unsubscribed");
      answer.addAttribute("from", stanza.attributeValue("to"));
      answer.addAttribute("to", from.toBareJID());
      Locale asked = Languages.of(stanza);
      Locale language = asked == null ? Locale.ENGLISH : asked;
      Elements.addText(answer, "status", unknown.text().in(language));
      Languages.mark(answer, unknown.text(), language);
      sink.send(answer);
    } else {
      refuse(stanza, StanzaError.of(Condition.ITEM_NOT_FOUND, unknown.text()));
    }
  }

  private static StanzaError malformed(Element stanza, InvalidAddressException invalid) {
    boolean question = stanza.getName().equals("iq");
    Condition condition = question ? Condition.ITEM_NOT_FOUND : Condition.JID_MALFORMED;
    return StanzaError.of(condition, invalid.text());
  }

  private boolean mayPass(Element stanza, JID from, Target target) {
    boolean harmless =
        target instanceof Target.Gateway
            && stanza.getName().equals("iq")
            && "get".equals(stanza.attributeValue("type"))
            && stanza.elements().stream().noneMatch(Router::isForUsers);
    if (harmless || access.test(from)) {
      return true;
    }
    refuse(stanza, StanzaError.of(Condition.FORBIDDEN, Text.of(Router.class, "not-allowed")));
    return false;
  }

  /**
   * The items of a gateway with one network only are that network's rooms: it would be asked. How
   * to register, and what addresses look like, concerns those who may.
   */
  private static boolean isForUsers(Element payload) {
    return FOR_USERS.contains(payload.getNamespaceURI());
  }

  private void enqueue(Element stanza, JID from, Target target) {
    boolean request = isRequest(stanza) && !isFarewell(stanza);
    Consumer<UserSession> work = session -> dispatch(stanza, target, session, request);
    boolean taken = request ? sessions.offer(from, work) : sessions.offerAnswer(from, work);
    if (!taken) {
      refuse(stanza, tooMuch());
    }
  }

  private void dispatch(Element stanza, Target target, UserSession session, boolean request) {
    if (request && !session.allowStanza()) {
      refuse(stanza, tooMuch());
      session.review();
      return;
    }
    session.whenLoaded(
        () -> dispatcher.dispatch(stanza, target, session), () -> refuse(stanza, unloaded()));
  }

  private static StanzaError unloaded() {
    return StanzaError.of(Condition.RESOURCE_CONSTRAINT, Text.of(Router.class, "not-loaded"));
  }

  private static StanzaError tooMuch() {
    return StanzaError.of(Condition.RESOURCE_CONSTRAINT, Text.of(Router.class, "too-much"));
  }

  /** Errors and results are answers: they cost nobody's allowance and are never answered. */
  private static boolean isRequest(Element stanza) {
    String type = stanza.attributeValue("type");
    return !"error".equals(type) && !"result".equals(type);
  }

  /** Whoever has sent too much must be able to go: nobody would say it for them later. */
  private static boolean isFarewell(Element stanza) {
    return stanza.getName().equals("presence")
        && "unavailable".equals(stanza.attributeValue("type"));
  }

  private void refuse(Element stanza, StanzaError error) {
    outcomes.ended(stanza, false);
    if (isRequest(stanza) && !isPresenceToIgnore(stanza)) {
      Element reply = StanzaErrors.reply(stanza, error);
      if (!maySend(reply.attributeValue("from"))) {
        reply.addAttribute("from", addresses.gateway().toString());
      }
      sink.send(reply);
    }
  }

  /** Servers close the stream on a sender that is no address or not in our domain. */
  private boolean maySend(@Nullable String from) {
    try {
      return from != null && addresses.isOurs(JidText.parse(from));
    } catch (InvalidAddressException invalid) {
      return false;
    }
  }

  /** Only available presence and subscription requests ask for something. */
  private static boolean isPresenceToIgnore(Element stanza) {
    String type = stanza.attributeValue("type");
    return stanza.getName().equals("presence") && type != null && !type.equals("subscribe");
  }

  private @Nullable JID address(Element stanza, String attribute) {
    String text = stanza.attributeValue(attribute);
    if (text == null) {
      return null;
    }
    try {
      JID jid = JidText.parse(text);
      stanza.addAttribute(attribute, jid.toString());
      return jid;
    } catch (InvalidAddressException invalid) {
      warnings.warn("Ignored a stanza whose '{}' is no address", attribute);
      return null;
    }
  }
}
