package im.gangway.sms.reassembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.gangway.sms.text.Octets;
import im.gangway.sms.text.Part;
import im.gangway.sms.text.ReferenceWidth;
import im.gangway.sms.text.TextCoding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ReassemblerTest {
  private final MemoryStore store = new MemoryStore();
  private final SteppedClock clock = new SteppedClock();
  private final ReassemblyLimits limits =
      new ReassemblyLimits(Duration.ofHours(24), Duration.ofHours(24), 3);
  private final Reassembler reassembler = new Reassembler(store, limits, clock);

  private static AssemblyKey key(int reference, int total) {
    return new AssemblyKey(
        "carrier", "+491701234567", "+491771234567", ReferenceWidth.EIGHT_BIT, reference, total);
  }

  private static Part gsm(String hex) {
    return new Part(TextCoding.GSM, Octets.ofHex(hex));
  }

  private List<String> accept(AssemblyKey key, int number, String hex) {
    return texts(reassembler.accept(key, number, gsm(hex)));
  }

  private static List<String> texts(List<Delivery> deliveries) {
    return deliveries.stream().map(Delivery::text).toList();
  }

  /** Events are {@code number:coding:hex}, {@code +25h} and {@code expire}. */
  @ParameterizedTest
  @CsvFileSource(
      resources = "reassembly.csv",
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false)
  void putsTogether(int total, String events, String texts) {
    List<String> delivered = new ArrayList<>();
    for (String event : events.split(" ")) {
      delivered.addAll(texts(happens(key(1, total), event)));
    }
    assertThat(delivered.stream().collect(Collectors.joining(" & ")))
        .isEqualTo(texts == null ? "" : texts);
  }

  private List<Delivery> happens(AssemblyKey key, String event) {
    if (event.startsWith("+")) {
      clock.step(Duration.parse("PT" + event.substring(1).toUpperCase(Locale.ROOT)));
      return List.of();
    }
    if (event.equals("expire")) {
      return reassembler.expire();
    }
    String[] part = event.split(":");
    TextCoding coding =
        switch (part[1]) {
          case "gsm" -> TextCoding.GSM;
          case "ucs2" -> TextCoding.UCS2;
          default -> TextCoding.LATIN1;
        };
    return reassembler.accept(
        key, Integer.parseInt(part[0]), new Part(coding, Octets.ofHex(part[2])));
  }

  @Test
  void keepsMessagesApart() {
    accept(key(1, 2), 1, "41");
    accept(key(2, 2), 1, "42");
    assertThat(accept(key(2, 2), 2, "43")).containsExactly("BC");
    assertThat(accept(key(1, 2), 2, "44")).containsExactly("AD");
  }

  @Test
  void survivesARestart() {
    accept(key(1, 2), 2, "42");
    Reassembler after = new Reassembler(store, limits, clock);
    assertThat(texts(after.accept(key(1, 2), 1, gsm("41")))).containsExactly("AB");
  }

  @Test
  void deliversTheOldestWithAGapWhenTooManyWait() {
    accept(key(1, 2), 1, "41");
    for (int reference = 2; reference <= 3; reference++) {
      clock.step(Duration.ofMinutes(1));
      accept(key(reference, 2), 1, "42");
    }
    assertThat(accept(key(4, 2), 1, "44")).containsExactly("A[…2/2…]");
    assertThat(store.waiting()).isEqualTo(3);
  }

  @Test
  void saysWhatIsMissing() {
    accept(key(1, 4), 2, "42");
    clock.step(Duration.ofHours(24));
    Delivery delivery = reassembler.expire().get(0);
    assertThat(delivery.missing()).containsExactly(1, 3, 4);
  }

  @Test
  void forgetsTombstones() {
    accept(key(1, 1), 1, "41");
    clock.step(Duration.ofHours(24));
    assertThat(reassembler.expire()).isEmpty();
    assertThat(store.all).isEmpty();
  }

  @Test
  void refusesPartsThatCannotBe() {
    assertThatThrownBy(() -> accept(key(1, 2), 3, "41"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
