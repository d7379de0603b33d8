package im.gangway.core.info;

import im.gangway.core.address.TargetKind;
import im.gangway.core.handler.IqAnswer;
import im.gangway.core.handler.IqHandler;
import im.gangway.core.handler.IqRequest;
import im.gangway.core.xml.Elements;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.dom4j.Element;
import org.xmpp.packet.IQ;

/** Says which software this is (XEP-0092); not on what system it runs. */
public final class VersionHandler implements IqHandler {
  private static final String UNPACKAGED = "unpackaged";

  private final String version;

  public VersionHandler(String version) {
    this.version = version;
  }

  /** With the version that the packaged program says it has. */
  public static VersionHandler ofThisProgram() {
    String packaged = VersionHandler.class.getPackage().getImplementationVersion();
    return new VersionHandler(packaged == null ? UNPACKAGED : packaged);
  }

  @Override
  public String namespace() {
    return "jabber:iq:version";
  }

  @Override
  public Set<IQ.Type> types() {
    return Set.of(IQ.Type.get);
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.GATEWAY);
  }

  @Override
  public CompletionStage<IqAnswer> handle(IqRequest request) {
    Element query = Elements.create("query", namespace());
    Elements.addText(query, "name", "Gangway");
    Elements.addText(query, "version", version);
    return IqAnswer.now(query);
  }
}
