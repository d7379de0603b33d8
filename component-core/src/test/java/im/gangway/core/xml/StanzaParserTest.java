package im.gangway.core.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StanzaParserTest {
  private final StanzaParser parser =
      new StanzaParser(Map.of("", "jabber:component:accept", "h", "urn:header"));

  @Test
  void inheritsTheHeadersNamespaces() throws Exception {
    Element message = parser.parse("<message h:a='1'><h:x/></message>");
    assertThat(message.getNamespaceURI()).isEmpty();
    assertThat(Elements.child(message, "x", "urn:header")).isNotNull();
    assertThat(message.attribute(0).getNamespaceURI()).isEqualTo("urn:header");
  }

  @Test
  void findsChildrenInAnyContentNamespace() throws Exception {
    Element message =
        parser.parse(
            "<message><x xmlns='urn:x'/><c:body xmlns:c='jabber:client'>a<![CDATA[<b>]]></c:body>"
                + "<body xmlns=''>2</body></message>");
    assertThat(Elements.childText(message, "body")).isEqualTo("a<b>");
    assertThat(Elements.children(message, "body", "jabber:client")).hasSize(2);
    assertThat(Elements.child(message, "x")).isNull();
    assertThat(Elements.child(message, "x", "urn:x")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a", "<a></b>", "<a/><b/>", "<p:a/>", "<a x='1' x='2'/>", "<a>&e;</a>", "<a>&#0;</a>",
        "<a>\u0001</a>", "<a>&#xD800;</a>", "<a>\uFFFF</a>", "<a x=1/>", "text", "</r><r>", ""
      })
  void refusesIllFormedXml(String xml) {
    assertFault(XmlFault.NOT_WELL_FORMED, () -> parser.parse(xml));
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    int[][] wrong = {{0xFF}, {0xC0, 0xAF}, {0xED, 0xA0, 0x80}, {0xE2, 0x82}};
    for (int[] bytes : wrong) {
      StringBuilder xml = new StringBuilder("<a>");
      for (int b : bytes) {
        xml.append((char) b);
      }
      byte[] raw = xml.append("</a>").toString().getBytes(StandardCharsets.ISO_8859_1);
      assertFault(XmlFault.NOT_WELL_FORMED, () -> parser.parse(raw, 0, raw.length));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<a><!-- c --></a>", "<a><?p i?></a>"})
  void refusesRestrictedXml(String xml) {
    assertFault(XmlFault.RESTRICTED_XML, () -> parser.parse(xml));
  }

  @Test
  @DisplayName("R-03 depth, attributes and names have limits")
  void bounds() throws Exception {
    assertThat(parser.parse("<a>".repeat(64) + "</a>".repeat(64))).isNotNull();
    assertPolicy("<a>".repeat(65) + "</a>".repeat(65));
    assertPolicy("<" + "n".repeat(2000) + "/>");
    StringBuilder attributes = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      attributes.append(" a").append(i).append("=''");
    }
    assertPolicy("<a" + attributes + "/>");
  }

  private void assertPolicy(String xml) {
    assertFault(XmlFault.POLICY_VIOLATION, () -> parser.parse(xml));
  }

  private static void assertFault(XmlFault fault, ThrowingCallable parsing) {
    assertThatThrownBy(parsing)
        .isInstanceOfSatisfying(
            XmlFaultException.class, e -> assertThat(e.fault()).isEqualTo(fault));
  }

  @Test
  void sharesOnlyTheNamesOurOwnCodeUses() throws Exception {
    Element ours = Elements.create("known-name", "urn:known");
    Element known = parser.parse("<known-name xmlns='urn:known'/>");
    assertThat(known.getQName()).isSameAs(ours.getQName());
    Element one = parser.parse("<stranger xmlns='urn:strange'/>");
    Element two = parser.parse("<stranger xmlns='urn:strange'/>");
    assertThat(one.getQName()).isEqualTo(two.getQName()).isNotSameAs(two.getQName());
  }
}
