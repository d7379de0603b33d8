package im.gangway.core.disco;

import im.gangway.core.xml.Elements;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.dom4j.Element;

/** What an entity is and can do (XEP-0030 §3, XEP-0128). Not thread-safe. */
public final class DiscoInfo {
  static final String NAMESPACE = "http://jabber.org/protocol/disco#info";

  private final List<Identity> identities = new ArrayList<>();
  private final SortedSet<String> features = new TreeSet<>();
  private final List<Element> forms = new ArrayList<>();

  record Identity(String category, String type, String name) {}

  /** Adds an identity of the registry; the name may be empty. */
  public DiscoInfo identity(String category, String type, String name) {
    identities.add(new Identity(category, type, name));
    return this;
  }

  /** Adds a feature. */
  public DiscoInfo feature(String feature) {
    features.add(feature);
    return this;
  }

  /** Adds features. */
  public DiscoInfo features(Collection<String> more) {
    features.addAll(more);
    return this;
  }

  /** Adds a data form of type result. */
  public DiscoInfo form(Element form) {
    forms.add(form);
    return this;
  }

  boolean hasIdentity() {
    return !identities.isEmpty();
  }

  List<Identity> identities() {
    return List.copyOf(identities);
  }

  SortedSet<String> features() {
    return new TreeSet<>(features);
  }

  List<Element> forms() {
    return List.copyOf(forms);
  }

  /** The payload that tells it. */
  Element query() {
    Element query = Elements.create("query", NAMESPACE);
    identities.forEach(identity -> add(query, identity));
    features.forEach(feature -> Elements.add(query, "feature").addAttribute("var", feature));
    forms.forEach(form -> query.add(form.createCopy()));
    return query;
  }

  private static void add(Element query, Identity identity) {
    Element element = Elements.add(query, "identity");
    element.addAttribute("category", identity.category());
    element.addAttribute("type", identity.type());
    if (!identity.name().isEmpty()) {
      element.addAttribute("name", identity.name());
    }
  }
}
