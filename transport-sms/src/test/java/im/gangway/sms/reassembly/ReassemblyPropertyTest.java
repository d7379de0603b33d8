package im.gangway.sms.reassembly;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.sms.text.Alphabet;
import im.gangway.sms.text.AlphabetChoice;
import im.gangway.sms.text.DefaultAlphabet;
import im.gangway.sms.text.IncomingText;
import im.gangway.sms.text.NationalLanguage;
import im.gangway.sms.text.Octets;
import im.gangway.sms.text.OutgoingText;
import im.gangway.sms.text.ReferenceWidth;
import im.gangway.sms.text.Segment;
import im.gangway.sms.text.Segmenter;
import im.gangway.sms.text.ShortMessage;
import im.gangway.sms.text.ShortMessage.Delivered;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** To split and to put together again changes nothing, whatever the text and the way. */
class ReassemblyPropertyTest {
  private static final List<String> PIECES =
      List.of(
          "a",
          "Z",
          " ",
          "\n",
          "@",
          "€",
          "[",
          "\\",
          "~",
          "é",
          "e\u0301",
          "ñ",
          "á",
          "ğ",
          "ã",
          "Ω",
          "\u2126",
          "Ж",
          "ж\u0300",
          "中",
          "😀",
          "👨‍👩‍👧",
          "🇩🇪",
          "👍🏽",
          "❤️",
          "한",
          "\u1112\u1161\u11ab",
          "क्षि",
          "\u200d",
          "\u0301",
          "\ud83d",
          "\ude00",
          "\ufffd",
          "שלום");

  private final Random random = new Random(20260301);

  @ParameterizedTest
  @EnumSource
  void isTheIdentity(DefaultAlphabet carrier) throws Exception {
    for (int round = 0; round < 1_500; round++) {
      String text = text(carrier, random.nextInt(400));
      List<Segment> segments = segmenter(carrier).split(text, random.nextInt(), 255);
      List<Segment> arrivals = new ArrayList<>(segments);
      IntStream.range(0, random.nextInt(3))
          .forEach(i -> arrivals.add(segments.get(random.nextInt(segments.size()))));
      Collections.shuffle(arrivals, random);
      String expected = IncomingText.clean(OutgoingText.normalized(text));
      assertThat(received(arrivals, carrier)).as("round %s", round).isEqualTo(expected);
    }
  }

  private Segmenter segmenter(DefaultAlphabet carrier) {
    Set<NationalLanguage> languages = EnumSet.noneOf(NationalLanguage.class);
    for (NationalLanguage language : NationalLanguage.values()) {
      if (random.nextBoolean()) {
        languages.add(language);
      }
    }
    ReferenceWidth width =
        random.nextBoolean() ? ReferenceWidth.EIGHT_BIT : ReferenceWidth.SIXTEEN_BIT;
    return new Segmenter(new AlphabetChoice(carrier, languages), width);
  }

  /** Few kinds of pieces at a time, so that every alphabet gets its share. */
  private String text(DefaultAlphabet carrier, int pieces) {
    List<String> some =
        IntStream.range(0, 1 + random.nextInt(4))
            .mapToObj(i -> PIECES.get(random.nextInt(PIECES.size())))
            .map(piece -> isLikePadding(piece, carrier) ? "A" : piece)
            .toList();
    return IntStream.range(0, pieces)
        .mapToObj(i -> some.get(random.nextInt(some.size())))
        .collect(Collectors.joining());
  }

  /** Packed septets have no length in SMPP, which makes a last {@code @} one of the two. */
  private static boolean isLikePadding(String piece, DefaultAlphabet carrier) {
    return carrier == DefaultAlphabet.GSM_PACKED && piece.equals("@");
  }

  private static String received(List<Segment> arrivals, DefaultAlphabet carrier) {
    Reassembler reassembler =
        new Reassembler(new MemoryStore(), ReassemblyLimits.DEFAULT, new SteppedClock());
    List<String> texts = new ArrayList<>();
    for (Segment segment : arrivals) {
      ShortMessage message = ShortMessage.read(onTheWire(segment, carrier), carrier);
      message
          .concatenation()
          .ifPresentOrElse(
              part ->
                  reassembler
                      .accept(AssemblyKey.of("a", "b", "c", part), part.number(), message.part())
                      .forEach(delivery -> texts.add(delivery.text())),
              () -> texts.add(message.part().text()));
    }
    assertThat(Set.copyOf(texts)).hasSize(1);
    return texts.get(0);
  }

  private static Delivered onTheWire(Segment segment, DefaultAlphabet carrier) {
    Octets data = segment.userData(carrier);
    assertThat(data.size()).isLessThanOrEqualTo(160);
    int coding = segment.alphabet() instanceof Alphabet.Ucs2 ? 8 : 0;
    return Delivered.of(segment.hasHeader(), coding, data);
  }
}
