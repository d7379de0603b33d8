package im.gangway.core.disco;

import im.gangway.core.address.TargetKind;
import im.gangway.core.error.StanzaException;
import im.gangway.core.handler.IqAnswer;
import im.gangway.core.handler.IqHandler;
import im.gangway.core.handler.IqRequest;
import im.gangway.transport.LegacyException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.dom4j.Element;
import org.xmpp.packet.IQ;

/** Tells what belongs to an entity, to the asking user (XEP-0030 §4). */
public final class DiscoItemsHandler implements IqHandler {
  private final DiscoExtensions extensions;

  public DiscoItemsHandler(List<DiscoExtension> extensions) {
    this.extensions = new DiscoExtensions(extensions);
  }

  @Override
  public String namespace() {
    return DiscoItems.NAMESPACE;
  }

  @Override
  public Set<IQ.Type> types() {
    return Set.of(IQ.Type.get);
  }

  @Override
  public Set<TargetKind> targets() {
    return EnumSet.allOf(TargetKind.class);
  }

  @Override
  public CompletionStage<IqAnswer> handle(IqRequest iq) throws StanzaException, LegacyException {
    DiscoRequest request = new DiscoRequest(iq);
    Optional<String> node = request.node();
    CompletionStage<DiscoItems> items =
        node.isEmpty()
            ? entity(request)
            : extensions.owner(node.get(), request.target().kind()).items(request);
    return items.thenApply(found -> answer(found, node));
  }

  private CompletionStage<DiscoItems> entity(DiscoRequest request)
      throws StanzaException, LegacyException {
    CompletionStage<DiscoItems> all = DiscoItems.none();
    for (DiscoExtension extension : extensions.at(request.target().kind())) {
      all = all.thenCombine(extension.items(request), DiscoItemsHandler::both);
    }
    return all;
  }

  private static DiscoItems both(DiscoItems one, DiscoItems other) {
    return new DiscoItems(
        Stream.concat(one.items().stream(), other.items().stream()).toList(),
        one.page().or(other::page));
  }

  private static IqAnswer answer(DiscoItems found, Optional<String> node) {
    Element query = found.query();
    node.ifPresent(echoed -> query.addAttribute("node", echoed));
    return IqAnswer.of(query);
  }
}
