package im.gangway.core.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.dom4j.Attribute;
import org.dom4j.CDATA;
import org.dom4j.Element;
import org.dom4j.Namespace;
import org.dom4j.Node;
import org.dom4j.QName;
import org.dom4j.tree.DefaultCDATA;
import org.dom4j.tree.DefaultComment;
import org.dom4j.tree.DefaultElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StanzaWriterTest {
  private static final String[] PREFIXES = {"", "", "", "p", "q", "g1"};
  private static final String[] URIS = {"", "", "urn:a", "urn:b", "urn:c&<'\"", "jabber:client"};
  private static final String[] NAMES = {"a", "body", "x-y", "é", "_1.z"};
  private static final String[] TEXTS = {
    "x", " ", "\n", "\r", "\t", "\r\n", "&", "<", ">", "]]>", "'", "\"", "é", "€", "😀", "\u0000",
    "\u0001", "\u001F", "\uFFFE", "\uFFFF", "\uD83D", "\uDE00", "\u007F", "\u0085", "\u2028", "&#1;"
  };

  private final StanzaParser parser = new StanzaParser(Map.of("", "jabber:component:accept"));

  private static String written(Element element) {
    return new String(StanzaWriter.bytes(element), StandardCharsets.UTF_8);
  }

  @Test
  void whatIsWrittenIsReadTheSame() throws Exception {
    Random random = new Random(42);
    for (int i = 0; i < 20_000; i++) {
      Element element = element(random, 0);
      byte[] bytes = StanzaWriter.bytes(element);
      Element read = parser.parse(bytes, 0, bytes.length);
      assertThat(canonical(read)).as("round %d", i).isEqualTo(canonical(element));
    }
  }

  private static Element element(Random random, int depth) {
    Element element = new DefaultElement(name(random, NAMES[random.nextInt(NAMES.length)]));
    int attributes = random.nextInt(4);
    for (int i = 0; i < attributes; i++) {
      element.addAttribute(name(random, "a" + i), text(random));
    }
    if (random.nextInt(5) == 0) {
      element.addAttribute(new QName("lang", Namespace.XML_NAMESPACE), "de");
    }
    int children = depth > 5 ? 0 : random.nextInt(4);
    for (int i = 0; i < children; i++) {
      if (random.nextBoolean()) {
        element.add(element(random, depth + 1));
      } else {
        element.addText(text(random));
      }
    }
    return element;
  }

  private static QName name(Random random, String local) {
    String uri = URIS[random.nextInt(URIS.length)];
    String prefix = PREFIXES[random.nextInt(PREFIXES.length)];
    return uri.isEmpty() ? new QName(local) : new QName(local, new Namespace(prefix, uri));
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(TEXTS[random.nextInt(TEXTS.length)]);
    }
    return text.toString();
  }

  /** What must survive: names by namespace, attributes in any order, text as XML can hold it. */
  private static String canonical(Element element) {
    Map<String, String> attributes = new TreeMap<>();
    for (Attribute attribute : element.attributes()) {
      String key = "{" + attribute.getNamespaceURI() + "}" + attribute.getName();
      attributes.put(key, sanitised(attribute.getValue()));
    }
    String uri = Elements.isContent(element.getNamespaceURI()) ? "" : element.getNamespaceURI();
    StringBuilder text = new StringBuilder("{" + uri + "}" + element.getName() + attributes + "[");
    StringBuilder run = new StringBuilder();
    for (int i = 0; i < element.nodeCount(); i++) {
      Node node = element.node(i);
      if (node instanceof Element child) {
        text.append(sanitised(run.toString())).append(canonical(child));
        run.setLength(0);
      } else {
        run.append(sanitised(node.getText()));
      }
    }
    return text.append(run).append("]").toString();
  }

  private static String sanitised(String text) {
    StringBuilder result = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              boolean allowed =
                  c == '\n'
                      || c == '\r'
                      || c == '\t'
                      || (c >= 0x20 && c < 0xD800)
                      || (c > 0xDFFF && c < 0xFFFE)
                      || c > 0xFFFF;
              result.appendCodePoint(allowed ? c : 0xFFFD);
            });
    return result.toString();
  }

  @Test
  void writesStanzasWithoutDeclaringTheirNamespace() {
    Element iq = Elements.create("iq", "jabber:component:accept");
    Elements.add(Elements.add(iq, "query", "urn:q"), "item");
    assertThat(written(iq)).isEqualTo("<iq><query xmlns=\"urn:q\"><item/></query></iq>");
  }

  @Test
  void writesAForwardedStanzaInTheClientNamespace() {
    Element message = Elements.create("message");
    Element inner =
        Elements.add(Elements.add(message, "forwarded", "urn:xmpp:forward:0"), "message", "");
    Elements.addText(inner, "body", "x");
    assertThat(written(message))
        .isEqualTo(
            "<message><forwarded xmlns=\"urn:xmpp:forward:0\">"
                + "<message xmlns=\"jabber:client\"><body>x</body></message>"
                + "</forwarded></message>");
  }

  @Test
  void writesCdataAsTextAndLeavesCommentsOut() {
    Element message = Elements.create("message");
    CDATA cdata = new DefaultCDATA("<&]]>");
    message.add(cdata);
    message.add(new DefaultComment("secret"));
    assertThat(written(message)).isEqualTo("<message>&lt;&amp;]]&gt;</message>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "1a", "a<", "", "a\u0000", "-a", "a\"", "😀"})
  void refusesInvalidNames(String name) {
    Element element = Elements.create("x");
    assertThatThrownBy(
            () -> {
              element.addAttribute(new QName(name), "v");
              StanzaWriter.bytes(element);
            })
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesBottomlessElements() {
    Element top = Elements.create("a");
    Element at = top;
    for (int i = 0; i < 300; i++) {
      at = Elements.add(at, "a");
    }
    assertThatThrownBy(() -> StanzaWriter.bytes(top)).isInstanceOf(IllegalArgumentException.class);
  }
}
