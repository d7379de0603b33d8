package im.gangway.core.search;

import im.gangway.core.address.GatewayAddresses;
import im.gangway.core.form.DataForm;
import im.gangway.core.xml.Elements;
import im.gangway.transport.SearchSession.Found;
import im.gangway.transport.Text;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.dom4j.Element;

/** Who was found, as a table (XEP-0004 §3.4) or for older clients (XEP-0055 §2.1). */
record SearchResults(GatewayAddresses addresses, List<Found> found) {
  private static final int MOST = 100;

  SearchResults {
    found = found.stream().limit(MOST).toList();
  }

  /** A table: the JID, the name, and a column for each kind of detail. */
  Element form(Locale language) {
    SortedSet<String> details = new TreeSet<>();
    found.forEach(person -> details.addAll(person.details().keySet()));
    Element form = DataForm.result(SearchHandler.NAMESPACE).element();
    Element reported = Elements.add(form, "reported");
    column(reported, "jid", "jid-single", Text.of(SearchForm.class, "address").in(language));
    column(reported, "nick", "text-single", Text.of(SearchForm.class, "name").in(language));
    details.forEach(detail -> column(reported, column(detail), "text-single", detail));
    found.forEach(person -> row(Elements.add(form, "item"), person));
    Element query = Elements.create("query", SearchHandler.NAMESPACE);
    query.add(form);
    return query;
  }

  private static void column(Element reported, String name, String type, String label) {
    Element field = Elements.add(reported, "field");
    field.addAttribute("var", name);
    field.addAttribute("type", type);
    field.addAttribute("label", label);
  }

  /** Not to be taken for one of the columns that always are there. */
  private static String column(String detail) {
    return "x-" + detail.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
  }

  private void row(Element item, Found person) {
    cell(item, "jid", addresses.of(person.address()).toString());
    cell(item, "nick", person.name());
    person.details().forEach((detail, value) -> cell(item, column(detail), value));
  }

  private static void cell(Element item, String name, String value) {
    Element field = Elements.add(item, "field");
    field.addAttribute("var", name);
    Elements.addText(field, "value", value);
  }

  /** The old form, with the name as nick. */
  Element items() {
    Element query = Elements.create("query", SearchHandler.NAMESPACE);
    for (Found person : found) {
      Element item = Elements.add(query, "item");
      item.addAttribute("jid", addresses.of(person.address()).toString());
      Elements.addText(item, "nick", person.name());
    }
    return query;
  }
}
