package im.gangway.core.prompt;

import im.gangway.core.address.TargetKind;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.IqAnswer;
import im.gangway.core.handler.IqHandler;
import im.gangway.core.handler.IqRequest;
import im.gangway.core.storage.UserSettingsStore;
import im.gangway.core.xml.Elements;
import im.gangway.transport.AddressPrompt;
import im.gangway.transport.Text;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.IQ;

/**
 * Asks for a legacy address in the network's own words, and makes a JID of what was typed (XEP-0100
 * §6). Nobody is asked whether such a legacy user exists, so that everybody may ask.
 */
public final class AddressPromptHandler implements IqHandler {
  private final GatewayContext context;
  private final TypedAddress typed;
  private final UserSettingsStore settings;

  public AddressPromptHandler(GatewayContext context, UserSettingsStore settings) {
    this.context = context;
    this.typed = new TypedAddress(context.addresses(), context.service());
    this.settings = settings;
  }

  @Override
  public String namespace() {
    return "jabber:iq:gateway";
  }

  @Override
  public Set<IQ.Type> types() {
    return Set.of(IQ.Type.get, IQ.Type.set);
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.GATEWAY);
  }

  @Override
  public CompletionStage<IqAnswer> handle(IqRequest request) throws StanzaException {
    @Nullable Element prompt = Elements.child(request.payload(), "prompt", namespace());
    if (request.stanza().getType() == IQ.Type.get) {
      if (prompt != null) {
        throw refused("get-is-empty");
      }
      return IqAnswer.now(ask(request.session().language()));
    }
    if (prompt == null || prompt.getText().isBlank()) {
      throw refused("no-prompt");
    }
    return answer(request, prompt.getText().strip());
  }

  private static StanzaException refused(String why) {
    return new StanzaException(Condition.BAD_REQUEST, Text.of(AddressPromptHandler.class, why));
  }

  private Element ask(Locale language) {
    AddressPrompt prompt = context.service().addressPrompt();
    Element query = Elements.create("query", namespace());
    Elements.addText(query, "desc", prompt.description().in(language));
    Elements.addText(query, "prompt", prompt.prompt().in(language));
    return query;
  }

  /** What the user has set may say what an address means that lacks a region or a network. */
  private CompletionStage<IqAnswer> answer(IqRequest request, String text) {
    return settings
        .load(context.domain(), request.session().user().toBareJID())
        .thenApply(
            scopes -> {
              Element query = Elements.create("query", namespace());
              Elements.addText(query, "jid", jid(text, scopes));
              return IqAnswer.of(query);
            });
  }

  private String jid(String text, Map<String, Map<String, String>> scopes) {
    try {
      return typed.jid(text, scope -> scopes.getOrDefault(scope, Map.of())).toString();
    } catch (StanzaException refused) {
      throw new CompletionException(refused);
    }
  }
}
