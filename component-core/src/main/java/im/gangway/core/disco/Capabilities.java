package im.gangway.core.disco;

import im.gangway.core.address.TargetKind;
import im.gangway.core.handler.HandlerRegistry;
import im.gangway.core.xml.Elements;
import im.gangway.transport.TransportInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dom4j.Element;
import org.xmpp.packet.Presence;

/**
 * Entity capabilities (XEP-0115): a hash in presence that spares clients from asking again. To be
 * used once all handlers are registered. Thread-safe.
 */
public final class Capabilities {
  private static final String NAMESPACE = "http://jabber.org/protocol/caps";

  private static final String NODE = "https://gangway.im/caps";

  private final EntityKinds kinds;
  private final Map<TargetKind, String> versions = new ConcurrentHashMap<>();

  public Capabilities(HandlerRegistry handlers, TransportInfo transport) {
    this.kinds = new EntityKinds(handlers, transport);
  }

  /** Adds them to the presence of the gateway, a network or a contact. */
  public void addTo(Presence presence, TargetKind kind) {
    Element capabilities = Elements.add(presence.getElement(), "c", NAMESPACE);
    capabilities.addAttribute("hash", "sha-1");
    capabilities.addAttribute("node", NODE);
    capabilities.addAttribute("ver", version(kind));
  }

  EntityKinds kinds() {
    return kinds;
  }

  /** Whether a node asks for what presence of that kind promised. */
  boolean isNode(String node, TargetKind kind) {
    return node.startsWith(NODE + "#") && node.equals(NODE + "#" + version(kind));
  }

  private String version(TargetKind kind) {
    return versions.computeIfAbsent(kind, unused -> version(kinds.describe(kind)));
  }

  /** The verification string's hash (XEP-0115 §5.1). */
  static String version(DiscoInfo info) {
    StringBuilder text = new StringBuilder();
    info.identities().stream()
        .map(identity -> identity.category() + "/" + identity.type() + "//" + identity.name())
        .sorted(Comparator.naturalOrder())
        .forEach(identity -> text.append(identity).append('<'));
    info.features().forEach(feature -> text.append(feature).append('<'));
    text.append(FormDigest.of(info.forms()));
    byte[] hash = sha1().digest(text.toString().getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(hash);
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-1", e);
    }
  }
}
