package im.gangway.core.disco;

import im.gangway.core.xml.Elements;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dom4j.Element;

/**
 * What belongs to an entity.
 *
 * @param page which part of all it is (XEP-0059)
 */
public record DiscoItems(List<DiscoItem> items, Optional<Element> page) {
  static final String NAMESPACE = "http://jabber.org/protocol/disco#items";

  private static final DiscoItems NONE = new DiscoItems(List.of(), Optional.empty());

  public DiscoItems {
    items = List.copyOf(items);
  }

  /** Nothing. */
  public static CompletionStage<DiscoItems> none() {
    return CompletableFuture.completedFuture(NONE);
  }

  /** All there is, ready. */
  public static CompletionStage<DiscoItems> now(List<DiscoItem> items) {
    return CompletableFuture.completedFuture(new DiscoItems(items, Optional.empty()));
  }

  /** A part of a list that is complete. */
  static CompletionStage<DiscoItems> ready(Optional<DiscoItems> part) {
    return CompletableFuture.completedFuture(part.orElse(NONE));
  }

  Element query() {
    Element query = Elements.create("query", NAMESPACE);
    items.forEach(item -> item.addTo(query));
    page.ifPresent(query::add);
    return query;
  }
}
