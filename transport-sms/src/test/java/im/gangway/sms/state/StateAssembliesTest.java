package im.gangway.sms.state;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.sms.reassembly.Assembly;
import im.gangway.sms.reassembly.AssemblyKey;
import im.gangway.sms.text.GsmAlphabet;
import im.gangway.sms.text.NationalLanguage;
import im.gangway.sms.text.Octets;
import im.gangway.sms.text.Part;
import im.gangway.sms.text.ReferenceWidth;
import im.gangway.sms.text.TextCoding;
import im.gangway.transport.testing.MemoryTransportState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StateAssembliesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final AssemblyKey KEY =
      new AssemblyKey(
          "route 1", "my bank;phone-context=alphanumeric", "+1", ReferenceWidth.EIGHT_BIT, 7, 5);
  private static final Octets UNITS = Octets.ofHex("00d83dff");

  private final MemoryTransportState state = new MemoryTransportState();

  private StateAssemblies open() {
    return new StateAssemblies(state, Duration.ofHours(24));
  }

  private static Assembly assembly(boolean delivered) {
    SortedMap<Integer, Part> parts = new TreeMap<>();
    parts.put(1, new Part(TextCoding.UCS2, UNITS));
    parts.put(2, new Part(TextCoding.GSM, UNITS));
    GsmAlphabet national = new GsmAlphabet(NationalLanguage.TURKISH, NationalLanguage.SPANISH);
    parts.put(3, new Part(new TextCoding.Gsm(national), Octets.NONE));
    parts.put(4, new Part(new TextCoding.Characters(StandardCharsets.ISO_8859_1), UNITS));
    parts.put(5, new Part(new TextCoding.Binary(), UNITS));
    return new Assembly(KEY, parts, NOW, delivered);
  }

  @Test
  void readsWhatItWroteWhateverTheCoding() {
    StateAssemblies store = open();
    store.save(assembly(false));
    store.commit();
    assertThat(open().find(KEY)).contains(assembly(false));
    assertThat(open().waiting()).isEqualTo(1);
  }

  @Test
  void waitsForNothingMoreOnceDelivered() {
    StateAssemblies store = open();
    store.save(assembly(false));
    store.commit();
    store.save(assembly(true));
    store.commit();
    assertThat(open().find(KEY)).contains(assembly(true));
    assertThat(open().waiting()).isZero();
  }

  @Test
  void forgetsWhatWasNotCommitted() {
    StateAssemblies store = open();
    store.save(assembly(false));
    assertThat(store.waiting()).isEqualTo(1);
    store.rollBack();
    assertThat(store.find(KEY)).isEmpty();
    assertThat(open().find(KEY)).isEmpty();
  }
}
