package im.gangway.irc.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MessageSplitterTest {
  private static final IrcSource SELF = new IrcSource("alice", "~alice", "host.example.org");
  private static final String FAMILY = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

  @Test
  void cutsAtLineBreaksAndSkipsBlankLines() {
    assertThat(MessageSplitter.ofBytes(100).split("one\r\ntwo\n\n  \nthree\rfour"))
        .containsExactly("one", "two", "three", "four");
    assertThat(MessageSplitter.ofBytes(100).split(" \n")).isEmpty();
  }

  @Test
  void cutsAtSpaces() {
    assertThat(MessageSplitter.ofBytes(11).split("hello world  again, my friend"))
        .containsExactly("hello world", "again, my", "friend");
  }

  @Test
  void keepsCodePointsAndCharactersWhole() {
    assertThat(MessageSplitter.ofBytes(10).split("\uD83D\uDE00".repeat(4)))
        .containsExactly("\uD83D\uDE00".repeat(2), "\uD83D\uDE00".repeat(2));
    assertThat(MessageSplitter.ofBytes(20).split("abc" + FAMILY + FAMILY))
        .containsExactly("abc", FAMILY, FAMILY);
    assertThat(MessageSplitter.ofBytes(8).split("abcdefge\u0301x"))
        .containsExactly("abcdefg", "e\u0301x");
  }

  @Test
  void cutsACharacterThatIsLongerThanALine() {
    assertThat(MessageSplitter.ofBytes(9).split("e" + "\u0301".repeat(10)))
        .hasSize(3)
        .allSatisfy(piece -> assertThat(bytes(piece)).isLessThanOrEqualTo(9));
  }

  @Test
  @DisplayName("K-16 each piece fits into 512 bytes as the others see it")
  void leavesRoomForThePrefixOthersSee() {
    for (String piece :
        MessageSplitter.of("PRIVMSG", SELF, "#channel", 512).split("x".repeat(2000))) {
      IrcLine seen = IrcLine.of("PRIVMSG", "#channel", piece).withSource(SELF);
      assertThat(bytes(seen.format()) + ":".length()).isLessThanOrEqualTo(510);
    }
  }

  @Test
  void wrapsActionsWithinTheLimit() {
    List<String> pieces =
        MessageSplitter.ofAction(SELF, "#channel", 512).split("waves " + "x".repeat(900));
    assertThat(pieces)
        .hasSizeGreaterThan(2)
        .allSatisfy(piece -> assertThat(Ctcp.parse(piece)).isPresent());
    assertThat(pieces)
        .allSatisfy(piece -> IrcLine.of("PRIVMSG", "#channel", piece).withSource(SELF).format(512));
  }

  @Test
  void assumesALongAddressWhileItIsUnknown() {
    IrcSource nickOnly = IrcSource.server("alice");
    assertThat(MessageSplitter.of("PRIVMSG", nickOnly, "#c", 512).limit())
        .isEqualTo(512 - 2 - (":alice!".length() + 11 + 1 + 63) - " PRIVMSG #c :".length());
  }

  @Test
  void refusesATargetThatLeavesNoRoom() {
    assertThatThrownBy(() -> MessageSplitter.of("PRIVMSG", SELF, "#" + "x".repeat(500), 512))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void givesTheTextBackForAnyTextAndLimit() {
    Random random = new Random(7);
    for (int i = 0; i < 3000; i++) {
      String text = randomText(random);
      int limit = 8 + random.nextInt(120);
      List<String> pieces = MessageSplitter.ofBytes(limit).split(text);
      assertThat(pieces)
          .allSatisfy(piece -> assertThat(bytes(piece)).isBetween(1, limit))
          .allSatisfy(piece -> assertThat(roundTrip(piece)).isEqualTo(piece))
          .noneMatch(piece -> piece.contains("\n") || piece.contains("\r") || piece.contains("\0"));
      assertThat(withoutSpaces(String.join("", pieces))).isEqualTo(withoutSpaces(roundTrip(text)));
    }
  }

  @Test
  void isLinearInTheLengthOfTheText() {
    String text = "e" + "\u0301".repeat(200_000) + "x".repeat(200_000) + " ".repeat(200_000);
    assertThat(MessageSplitter.ofBytes(400).split(text)).hasSizeGreaterThan(1000);
  }

  private static String randomText(Random random) {
    String[] atoms = {
      "a",
      "word",
      " ",
      "  ",
      "\n",
      "\r\n",
      "\u00e9",
      "\u20ac",
      "e\u0301",
      FAMILY,
      "\uD83D\uDE00",
      "\uD800",
      "\uDC00",
      "\0",
      "\uD83C\uDDE9\uD83C\uDDEA",
      "\u200b",
      "\u0e01\u0e33",
      ",",
      "."
    };
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(200); n > 0; n--) {
      text.append(atoms[random.nextInt(atoms.length)]);
    }
    return text.toString();
  }

  /** What UTF-8 makes of a text: lone surrogates become U+FFFD here too. */
  private static String roundTrip(String text) {
    StringBuilder whole = new StringBuilder();
    text.codePoints()
        .map(c -> c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c)
        .forEach(whole::appendCodePoint);
    return new String(whole.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static String withoutSpaces(String text) {
    return text.replaceAll("[ \\r\\n\\x00\\x01]", "");
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
