package im.gangway.core.handler;

import im.gangway.core.address.Target;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaError;
import im.gangway.core.error.StanzaErrors;
import im.gangway.core.error.StanzaException;
import im.gangway.core.session.UserSession;
import im.gangway.core.stream.StanzaSink;
import im.gangway.core.text.Languages;
import im.gangway.transport.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Message;
import org.xmpp.packet.Presence;

/**
 * Finds the handler of a stanza and answers what comes of it: every request is answered exactly
 * once (RFC 6120 §8.2.3), no answer is ever answered. Runs on mailboxes.
 */
final class Dispatcher {
  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

  private final HandlerRegistry handlers;
  private final StanzaGate gate;
  private final StanzaSink sink;
  private final StanzaOutcomes outcomes;

  Dispatcher(HandlerRegistry handlers, StanzaGate gate, StanzaSink sink, StanzaOutcomes outcomes) {
    this.handlers = handlers;
    this.gate = gate;
    this.sink = sink;
    this.outcomes = outcomes;
  }

  void dispatch(Element stanza, Target target, UserSession session) {
    session.unsettled();
    Locale language = Languages.of(stanza);
    if (language != null) {
      session.speaks(language);
    }
    CompletableFuture<Optional<IqAnswer>> work =
        guarded(() -> admit(stanza, target, session)).toCompletableFuture();
    BiConsumer<@Nullable Optional<IqAnswer>, @Nullable Throwable> end =
        (answer, failure) -> finish(stanza, session, answer, failure);
    if (work.isDone()) {
      work.whenComplete(end);
    } else {
      work.whenCompleteAsync(end, session.mailbox());
    }
  }

  private CompletionStage<Optional<IqAnswer>> admit(
      Element stanza, Target target, UserSession session) throws Exception {
    return isAnswer(stanza) || gate.admits(stanza, target, session)
        ? start(stanza, target, session)
        : done();
  }

  /** An answer was asked for by the gateway itself. */
  private static boolean isAnswer(Element stanza) {
    String type = stanza.attributeValue("type", "");
    return stanza.getName().equals("iq") && (type.equals("result") || type.equals("error"));
  }

  private CompletionStage<Optional<IqAnswer>> start(
      Element stanza, Target target, UserSession session) throws Exception {
    return switch (stanza.getName()) {
      case "iq" -> request(new IQ(stanza, true), target, session);
      case "message" -> message(new Message(stanza, true), target, session);
      case "presence" -> presence(new Presence(stanza, true), target, session);
      default -> done();
    };
  }

  private CompletionStage<Optional<IqAnswer>> request(IQ iq, Target target, UserSession session)
      throws Exception {
    Optional<IQ.Type> type = StanzaTypes.iq(iq);
    if (type.isEmpty()) {
      throw new StanzaException(Condition.BAD_REQUEST, Text.of(Dispatcher.class, "iq-type"));
    }
    if (type.get() == IQ.Type.result || type.get() == IQ.Type.error) {
      session.existing(PendingIqs.class).ifPresent(asked -> asked.answered(iq));
      return done();
    }
    if (iq.getID() == null) {
      throw new StanzaException(Condition.BAD_REQUEST, Text.of(Dispatcher.class, "iq-id"));
    }
    List<Element> payloads = iq.getElement().elements();
    if (payloads.size() != 1) {
      throw new StanzaException(Condition.BAD_REQUEST, Text.of(Dispatcher.class, "iq-payload"));
    }
    Element payload = payloads.get(0);
    IqHandler handler = handlerOf(payload, type.get(), target);
    return handler.handle(new IqRequest(iq, payload, target, session)).thenApply(Optional::of);
  }

  private IqHandler handlerOf(Element payload, IQ.Type type, Target target) throws StanzaException {
    List<IqHandler> known = handlers.iqHandlers(payload.getNamespaceURI(), target.kind());
    if (known.isEmpty()) {
      throw new StanzaException(Condition.SERVICE_UNAVAILABLE, Text.NONE);
    }
    return HandlerRegistry.select(known, payload.getName(), type)
        .orElseThrow(() -> new StanzaException(Condition.FEATURE_NOT_IMPLEMENTED, Text.NONE));
  }

  private CompletionStage<Optional<IqAnswer>> message(
      Message message, Target target, UserSession session) throws Exception {
    Optional<MessageHandler> handler = handlers.messageHandler(message, target.kind());
    if (handler.isPresent()) {
      return handler
          .get()
          .handle(new MessageRequest(message, target, session))
          .thenApply(nothing());
    }
    if (StanzaTypes.is(message, Message.Type.headline) || message.getBody() == null) {
      return done();
    }
    throw new StanzaException(
        Condition.SERVICE_UNAVAILABLE, Text.of(Dispatcher.class, "nobody-reads"));
  }

  private CompletionStage<Optional<IqAnswer>> presence(
      Presence presence, Target target, UserSession session) throws Exception {
    Optional<PresenceHandler> handler = handlers.presenceHandler(presence, target.kind());
    if (handler.isEmpty()) {
      return done();
    }
    return handler
        .get()
        .handle(new PresenceRequest(presence, target, session))
        .thenApply(nothing());
  }

  private static Function<Void, Optional<IqAnswer>> nothing() {
    return unused -> Optional.empty();
  }

  private static CompletionStage<Optional<IqAnswer>> done() {
    return CompletableFuture.completedFuture(Optional.empty());
  }

  private static Element result(Element request, UserSession session, IqAnswer answer) {
    IQ result = IQ.createResultIQ(new IQ(request, true));
    answer.payload().ifPresent(payload -> result.getElement().add(payload));
    Locale language = Languages.of(request);
    if (language != null && answer.payload().isPresent()) {
      result.getElement().addAttribute(Languages.ATTRIBUTE, language.getLanguage());
    } else if (answer.payload().isPresent()) {
      Languages.mark(result.getElement(), session.language());
    }
    return result.getElement();
  }

  private static CompletionStage<Optional<IqAnswer>> guarded(
      Callable<CompletionStage<Optional<IqAnswer>>> work) {
    try {
      return work.call();
    } catch (Exception | Error failure) {
      return CompletableFuture.failedFuture(failure);
    }
  }

  private void finish(
      Element stanza,
      UserSession session,
      @Nullable Optional<IqAnswer> answer,
      @Nullable Throwable failure) {
    try {
      outcomes.ended(stanza, failure == null);
      if (failure != null) {
        fail(stanza, session, failure);
      } else if (answer != null) {
        answer.ifPresent(result -> answer(stanza, session, result));
      }
    } finally {
      session.settled();
    }
  }

  /** An answer that cannot be sent, such as one that is too large, is an error to who asked. */
  private void answer(Element stanza, UserSession session, IqAnswer answer) {
    if (!sink.send(result(stanza, session, answer))) {
      StanzaError error =
          StanzaError.of(Condition.RESOURCE_CONSTRAINT, Text.of(Dispatcher.class, "answer-unsent"));
      sink.send(StanzaErrors.reply(stanza, error, session.language()));
    }
    answer.afterwards().run();
  }

  private void fail(Element stanza, UserSession session, Throwable failure) {
    StanzaError error = StanzaErrors.of(failure);
    if (error.condition() == Condition.INTERNAL_SERVER_ERROR) {
      log.error("A handler failed; its stanza is answered with an error", failure);
    }
    if (!"error".equals(stanza.attributeValue("type"))) {
      sink.send(StanzaErrors.reply(stanza, error, session.language()));
    }
  }
}
