package im.gangway.core.disco;

import im.gangway.core.address.Target;
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
import org.dom4j.Element;
import org.xmpp.packet.IQ;

/** Tells what an entity is and can do (XEP-0030 §3). */
public final class DiscoInfoHandler implements IqHandler {
  private final Capabilities capabilities;
  private final EntityKinds kinds;
  private final DiscoExtensions extensions;

  public DiscoInfoHandler(Capabilities capabilities, List<DiscoExtension> extensions) {
    this.capabilities = capabilities;
    this.kinds = capabilities.kinds();
    this.extensions = new DiscoExtensions(extensions);
  }

  @Override
  public String namespace() {
    return DiscoInfo.NAMESPACE;
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
    Element query = (node.isEmpty() ? entity(request) : node(request, node.get())).query();
    node.ifPresent(echoed -> query.addAttribute("node", echoed));
    return IqAnswer.now(query);
  }

  private DiscoInfo node(DiscoRequest request, String node)
      throws StanzaException, LegacyException {
    TargetKind kind = request.target().kind();
    if (capabilities.isNode(node, kind)) {
      return kinds.describe(kind);
    }
    DiscoInfo info = new DiscoInfo();
    extensions.owner(node, kind).describe(request, info);
    return info;
  }

  private DiscoInfo entity(DiscoRequest request) throws StanzaException, LegacyException {
    Target target = request.target();
    DiscoInfo info = kinds.describe(target.kind());
    if (!(target instanceof Target.Room || target instanceof Target.Occupant)) {
      return info;
    }
    for (DiscoExtension extension : extensions.at(target.kind())) {
      extension.describe(request, info);
    }
    if (!info.hasIdentity()) {
      identify(target, info);
    }
    return info;
  }

  private void identify(Target target, DiscoInfo info) {
    if (target instanceof Target.Room room) {
      kinds.identifyRoom(info, room.address().value());
    } else if (target instanceof Target.Occupant occupant) {
      kinds.identifyOccupant(info, occupant.nick());
    }
  }
}
