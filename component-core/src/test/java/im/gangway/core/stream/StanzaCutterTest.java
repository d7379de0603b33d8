package im.gangway.core.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.gangway.core.xml.XmlFault;
import im.gangway.core.xml.XmlFaultException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StanzaCutterTest {
  private static final String HEADER =
      "<?xml version='1.0'?>\n<stream:stream xmlns='jabber:component:accept' id='a>b'>";
  private static final String STREAM =
      HEADER
          + " \n<message a=\"x>y'\" b='/>'><body>grüße 😀<![CDATA[</body>]]]]></body ></message>"
          + "<presence/>\t<iq ><q xmlns='z'/></iq> <a.b-c:d/><x>/</x></stream:stream >";
  private static final List<String> CUT =
      List.of(
          "header " + HEADER.replace("b'>", "b'/>"),
          "<message a=\"x>y'\" b='/>'><body>grüße 😀<![CDATA[</body>]]]]></body ></message>",
          "<presence/>",
          "<iq ><q xmlns='z'/></iq>",
          "<a.b-c:d/>",
          "<x>/</x>",
          "end");

  private final List<String> cut = new ArrayList<>();

  private StanzaCutter cutter(int maxBytes) {
    return new StanzaCutter(
        new StanzaCutter.Handler() {
          @Override
          public void onHeader(byte[] bytes, int length) {
            cut.add("header " + text(bytes, length));
          }

          @Override
          public void onElement(byte[] bytes, int length) {
            cut.add(text(bytes, length));
          }

          @Override
          public void onSkipped(byte @Nullable [] startTag, int length) {
            cut.add("skipped " + (startTag == null ? "" : text(startTag, length)));
          }

          @Override
          public void onEnd() {
            cut.add("end");
          }
        },
        maxBytes,
        8);
  }

  private static String text(byte[] bytes, int length) {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private List<String> cut(int maxBytes, String... pieces) throws XmlFaultException {
    StanzaCutter cutter = cutter(maxBytes);
    for (String piece : pieces) {
      byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
      cutter.feed(bytes, 0, bytes.length);
    }
    return cut;
  }

  @Test
  @DisplayName("A-18 the same elements come out wherever the bytes are split in two")
  void cutsAtEverySplit() throws Exception {
    byte[] bytes = STREAM.getBytes(StandardCharsets.UTF_8);
    for (int split = 0; split <= bytes.length; split++) {
      cut.clear();
      StanzaCutter cutter = cutter(1000);
      cutter.feed(bytes, 0, split);
      if (split < bytes.length) {
        cutter.feed(bytes, split, bytes.length);
      }
      assertThat(cut).as("split at %d", split).isEqualTo(CUT);
    }
  }

  @Test
  @DisplayName("A-18 the same elements come out byte by byte and in random pieces")
  void cutsAnyPieces() throws Exception {
    byte[] bytes = STREAM.getBytes(StandardCharsets.UTF_8);
    Random random = new Random(18);
    for (int round = 0; round < 200; round++) {
      cut.clear();
      StanzaCutter cutter = cutter(1000);
      int at = 0;
      while (at < bytes.length) {
        int end = Math.min(bytes.length, at + (round == 0 ? 1 : 1 + random.nextInt(20)));
        cutter.feed(bytes, at, end);
        at = end;
      }
      assertThat(cut).isEqualTo(CUT);
    }
  }

  @Test
  void skipsWhatIsTooLargeAtEverySplit() throws Exception {
    String large = "<iq id='1'><q>" + "x".repeat(200) + "<z/></q></iq>";
    String stream = "<s>" + large + "<a/>";
    for (int split = 0; split <= stream.length(); split++) {
      cut.clear();
      assertThat(cut(100, stream.substring(0, split), stream.substring(split)))
          .as("split at %d", split)
          .containsExactly("header <s/>", "skipped <iq id='1'/>", "<a/>");
    }
  }

  @Test
  void skipsWhatIsTooDeepAtEverySplit() throws Exception {
    String stream = "<s><iq id='1'>" + "<a>".repeat(20) + "</a>".repeat(20) + "</iq><b/>";
    for (int split = 0; split <= stream.length(); split++) {
      cut.clear();
      assertThat(cut(1000, stream.substring(0, split), stream.substring(split)))
          .as("split at %d", split)
          .containsExactly("header <s/>", "skipped <iq id='1'/>", "<b/>");
    }
  }

  @Test
  void skipsAStartTagThatIsTooLargeAltogether() throws Exception {
    assertThat(cut(100, "<s><iq id='" + "x".repeat(50), "y".repeat(100) + "'><q/></iq><a/>"))
        .containsExactly("header <s/>", "skipped ", "<a/>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</s>",
        "<s/>",
        "x",
        "<s>x",
        "<s></t>",
        "<s><a></b>",
        "<s><a></a b>",
        "<s>< a/>",
        "<s><a / >",
        "<s><a <",
        "<s><a b='<'",
        "<s></>",
        "<s><a></ a>"
      })
  void noticesBrokenMarkupAtOnce(String xml) {
    assertThatThrownBy(() -> cut(100, xml))
        .isInstanceOfSatisfying(
            XmlFaultException.class,
            e -> assertThat(e.fault()).isEqualTo(XmlFault.NOT_WELL_FORMED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE s>",
        "<s><!DOCTYPE a>",
        "<s><!-- x -->",
        "<s><a><!-- x -->",
        "<s><?x?>",
        "<s><a><?x?>",
        "<s><![CDATA[x]]>",
        "<s><a><![CDATX",
        "<?xml version='1.0'?><?x?>"
      })
  void refusesWhatStreamsForbid(String xml) {
    assertThatThrownBy(() -> cut(100, xml))
        .isInstanceOfSatisfying(
            XmlFaultException.class, e -> assertThat(e.fault()).isEqualTo(XmlFault.RESTRICTED_XML));
  }

  @Test
  void boundsTheHeaderAndAnEndlessStanza() {
    assertThatThrownBy(() -> cut(100, "<s a='" + "x".repeat(200)))
        .hasMessageContaining("header is too long");
    assertThatThrownBy(() -> cut(100, "<s><a>", "x".repeat(10_000)))
        .hasMessageContaining("without end");
  }
}
