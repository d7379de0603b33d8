package im.gangway.core.search;

import im.gangway.core.address.TargetKind;
import im.gangway.core.error.StanzaException;
import im.gangway.core.form.DataForm;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.IqAnswer;
import im.gangway.core.handler.IqHandler;
import im.gangway.core.handler.IqRequest;
import im.gangway.core.xml.Elements;
import im.gangway.transport.SearchSession;
import im.gangway.transport.SearchSession.Found;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.dom4j.Element;
import org.xmpp.packet.IQ;

/** Searches a network's directory of people, as its user (XEP-0055). */
public final class SearchHandler implements IqHandler {
  static final String NAMESPACE = "jabber:iq:search";

  private final GatewayContext context;

  public SearchHandler(GatewayContext context) {
    this.context = context;
  }

  @Override
  public String namespace() {
    return NAMESPACE;
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
  public CompletionStage<IqAnswer> handle(IqRequest request) {
    request.session().touch();
    CompletionStage<SearchForm> form = form(request);
    return request.stanza().getType() == IQ.Type.get
        ? form.thenApply(asked -> IqAnswer.of(asked.query(request.session().language())))
        : form.thenCompose(asked -> search(request, asked));
  }

  private CompletionStage<SearchForm> form(IqRequest request) {
    return request
        .session()
        .legacy()
        .call(
            SearchSession.class,
            network -> CompletableFuture.completedFuture(network.searchFields()))
        .thenApply(fields -> new SearchForm(context.info().name(), fields));
  }

  private CompletionStage<IqAnswer> search(IqRequest request, SearchForm form) {
    Map<String, String> wanted = wanted(request.payload(), form);
    boolean byForm = Elements.child(request.payload(), "x", DataForm.NAMESPACE) != null;
    return request
        .session()
        .legacy()
        .call(SearchSession.class, network -> network.search(wanted))
        .thenApply(found -> IqAnswer.of(answer(request, found, byForm)));
  }

  private static Map<String, String> wanted(Element query, SearchForm form) {
    try {
      return form.read(query);
    } catch (StanzaException refused) {
      throw new CompletionException(refused);
    }
  }

  private Element answer(IqRequest request, List<Found> found, boolean byForm) {
    SearchResults results = new SearchResults(context.addresses(), found);
    return byForm ? results.form(request.session().language()) : results.items();
  }
}
